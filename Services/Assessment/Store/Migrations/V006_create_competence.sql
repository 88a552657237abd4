-- What stands of a primary pupil's qualities and competences at one of the year's four moments (TT 27/2020 Đ5, Đ7). How it
-- came to stand so is in the journal.
CREATE TABLE competence_record(
    pupil TEXT NOT NULL,
    year TEXT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('mid-semester-1', 'end-semester-1', 'mid-semester-2', 'year-end')),
    -- Whose homeroom teacher assessed last.
    class TEXT NOT NULL,
    PRIMARY KEY (pupil, year, moment),
    CHECK (substr(class, 22, 4) = substr(year, 1, 4))
) STRICT, WITHOUT ROWID;

CREATE TABLE competence(
    pupil TEXT NOT NULL,
    year TEXT NOT NULL,
    moment TEXT NOT NULL,
    area TEXT NOT NULL CHECK (area IN (
        'patriotism', 'compassion', 'diligence', 'honesty', 'responsibility', 'autonomy', 'communication',
        'creativity', 'language', 'numeracy', 'science', 'technology', 'informatics', 'aesthetics', 'physical')),
    level TEXT NOT NULL CHECK (level IN ('T', 'D', 'C')),
    PRIMARY KEY (pupil, year, moment, area),
    FOREIGN KEY (pupil, year, moment) REFERENCES competence_record
) STRICT, WITHOUT ROWID;

CREATE TRIGGER competence_record_stays BEFORE DELETE ON competence_record
BEGIN
    SELECT RAISE(ABORT, 'an assessment is changed, never removed');
END;

CREATE TRIGGER competence_stays BEFORE DELETE ON competence
BEGIN
    SELECT RAISE(ABORT, 'an assessment is changed, never removed');
END;

CREATE TRIGGER competence_is_of_its_record BEFORE UPDATE ON competence
WHEN (NEW.pupil, NEW.year, NEW.moment, NEW.area) IS NOT (OLD.pupil, OLD.year, OLD.moment, OLD.area)
BEGIN
    SELECT RAISE(ABORT, 'an assessment stays where it was made');
END;
