-- Of each file, beside the year of birth, into which it was merged: a child's results stand under every code he has had.
ALTER TABLE known_birth RENAME TO known_pupil;
ALTER TABLE known_pupil ADD COLUMN merged_into TEXT;
CREATE INDEX known_pupil_by_merge ON known_pupil(merged_into) WHERE merged_into IS NOT NULL;
-- Each row is written anew when Pupils is heard again, below.
UPDATE known_pupil SET version = 0;

-- Which releases a transcript has been sealed for, by the fact that told of them: one that is heard again seals nothing.
CREATE TABLE answered_release(
    fact TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO answered_release(fact) SELECT occasion FROM journal WHERE entity = 'transcript';

-- Births and merges of before have been heard and not kept: Pupils is read from its beginning again. The next of its facts
-- shows the gap, and the gap is asked for.
DELETE FROM gap WHERE source IN (SELECT number FROM source WHERE name LIKE '%/pupils');
DELETE FROM event_seen WHERE source IN (SELECT number FROM source WHERE name LIKE '%/pupils');
UPDATE source SET sequence = 0 WHERE name LIKE '%/pupils';
