-- What terms came to, and which classes' results the principal has approved, as the assessment service says: families are
-- told by these (004 Đ11.1). No foreign keys, since news come in any order.
CREATE TABLE known_result(
    pupil TEXT NOT NULL,
    year TEXT NOT NULL,
    term TEXT NOT NULL CHECK (term IN ('semester-1', 'semester-2', 'year')),
    class TEXT NOT NULL,
    state BLOB NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (pupil, year, term)
) STRICT, WITHOUT ROWID;

CREATE INDEX known_result_by_class ON known_result(class, term, pupil);

CREATE TABLE known_approval(
    class TEXT NOT NULL,
    term TEXT NOT NULL CHECK (term IN ('semester-1', 'semester-2', 'year')),
    number INTEGER NOT NULL CHECK (number > 0),
    approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
    version INTEGER NOT NULL,
    PRIMARY KEY (class, term)
) STRICT, WITHOUT ROWID;

-- Which families have been told by which approval: each child once.
CREATE TABLE announcement(
    class TEXT NOT NULL,
    term TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    pupil TEXT NOT NULL REFERENCES pupil(code),
    -- None where no guardian has a telephone: the family must be told another way.
    notice INTEGER UNIQUE REFERENCES notice(number),
    PRIMARY KEY (class, term, number, pupil)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER announcement_stays BEFORE DELETE ON announcement
BEGIN
    SELECT RAISE(ABORT, 'what a family has been told stays told');
END;

-- Results of before have been heard and not kept: Assessment is read from its beginning again. The next of its facts shows
-- the gap, and the gap is asked for.
DELETE FROM gap WHERE source IN (SELECT number FROM source WHERE name LIKE '%/assessment');
DELETE FROM event_seen WHERE source IN (SELECT number FROM source WHERE name LIKE '%/assessment');
UPDATE source SET sequence = 0 WHERE name LIKE '%/assessment';
