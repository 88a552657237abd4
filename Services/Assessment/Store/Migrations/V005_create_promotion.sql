-- What stands decided for a pupil at the end of a year: the whole public state, as published. How it came to stand so is in
-- the journal.
CREATE TABLE promotion(
    pupil TEXT NOT NULL,
    year TEXT NOT NULL,
    class TEXT NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (pupil, year)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER promotion_stays BEFORE DELETE ON promotion
BEGIN
    SELECT RAISE(ABORT, 'a decision is taken anew, never removed');
END;

-- How a stay came through its school year; NULL while it lasts, and for who went before.
ALTER TABLE known_enrolment ADD COLUMN ending TEXT
    CHECK (ending IS NULL OR ending IN ('promoted', 'repeating', 'completed'));

-- The other grades of a mixed class.
ALTER TABLE known_class ADD COLUMN mixed_with BLOB;
