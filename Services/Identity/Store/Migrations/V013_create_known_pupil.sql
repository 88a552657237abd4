-- Copies of what Pupils and Staff say, each row at the highest version heard: whose account a pupil's is to keep. Days are
-- half-open: [from_day, to_day).
CREATE TABLE known_pupil(
    code TEXT PRIMARY KEY,
    school TEXT NOT NULL,
    name TEXT NOT NULL,
    merged_into TEXT,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX known_pupil_by_merge ON known_pupil(merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE known_stay(
    id TEXT PRIMARY KEY,
    pupil TEXT NOT NULL,
    class TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- Whether it has been looked at that the pupil left by it.
    settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX known_stay_by_pupil ON known_stay(pupil, from_day);
CREATE INDEX known_stay_by_class ON known_stay(class, pupil);
CREATE INDEX known_stay_left ON known_stay(to_day)
WHERE settled = 0 AND status IN ('left', 'completed', 'deceased', 'transferred-out');

CREATE TABLE known_homeroom(
    assignment TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    class TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX known_homeroom_by_class ON known_homeroom(class, member);

-- Of whose staff somebody is: rights follow the file. Each row is written anew when Staff is heard again, below.
ALTER TABLE known_member ADD COLUMN school TEXT;
UPDATE known_member SET version = 0;

-- Homerooms and schools of before have been heard and not kept: Staff is read from its beginning again. The next of its
-- facts shows the gap, and the gap is asked for.
DELETE FROM gap WHERE source IN (SELECT number FROM source WHERE name LIKE '%/staff');
DELETE FROM event_seen WHERE source IN (SELECT number FROM source WHERE name LIKE '%/staff');
UPDATE source SET sequence = 0 WHERE name LIKE '%/staff';
