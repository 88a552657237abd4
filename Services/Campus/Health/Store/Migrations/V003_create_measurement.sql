-- What was measured and what WHO's tables say of it. Of one pupil in one checkup the last row counts;
-- the earlier ones stay, so that a correction can be told from what it corrected.
CREATE TABLE measurement(
    number INTEGER PRIMARY KEY,
    checkup TEXT NOT NULL REFERENCES checkup(id),
    pupil TEXT NOT NULL,
    school_class TEXT NOT NULL,
    measured_on TEXT NOT NULL,
    grams INTEGER CHECK (grams BETWEEN 500 AND 300000),
    millimetres INTEGER CHECK (millimetres BETWEEN 200 AND 2500),
    position TEXT NOT NULL CHECK (position IN ('standing', 'lying')),
    oedema INTEGER NOT NULL CHECK (oedema IN (0, 1)),
    haz REAL,
    waz REAL,
    baz REAL,
    whz REAL,
    -- Codes with a blank between; empty is normal, NULL is a child the tables could not judge.
    classes TEXT,
    CHECK (grams IS NOT NULL OR millimetres IS NOT NULL)
) STRICT;
CREATE INDEX measurement_by_pupil ON measurement(checkup, pupil, number);
CREATE INDEX measurement_by_class ON measurement(checkup, school_class);

CREATE TRIGGER measurement_is_append_only BEFORE UPDATE ON measurement
BEGIN SELECT raise(ABORT, 'a measurement is superseded, never altered'); END;
CREATE TRIGGER measurement_is_never_cut BEFORE DELETE ON measurement
BEGIN SELECT raise(ABORT, 'a measurement is never deleted'); END;
