-- What has been decided for whom at the end of a year, as the assessment service says; no foreign key, since news come
-- in any order.
CREATE TABLE known_promotion(
    pupil TEXT NOT NULL,
    year TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('promoted', 'repeating', 'completed')),
    version INTEGER NOT NULL,
    PRIMARY KEY (pupil, year)
) STRICT, WITHOUT ROWID;

-- How a stay that ended with its school year went on in the next one.
ALTER TABLE enrolment ADD COLUMN outcome TEXT
    CHECK (outcome IS NULL OR (status = 'moved' AND outcome IN ('promoted', 'repeating')));

-- The stays that count, with that column too.
DROP VIEW place;
CREATE VIEW place AS
SELECT pupil, year, number, class, from_day, to_day, status, leave_reason, outcome FROM enrolment
WHERE voided_by IS NULL;
