-- In which year a pupil was born, at the highest version heard: of a mixed class, who is five follows from it.
CREATE TABLE known_birth(
    pupil TEXT PRIMARY KEY,
    birth_year INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A school's list of the five-year-olds who have completed the programme (003 Đ3.4), as it was last approved: the whole
-- public state, as published.
CREATE TABLE completion_list(
    school TEXT NOT NULL,
    year TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('approved', 'reopened')),
    state BLOB NOT NULL,
    PRIMARY KEY (school, year)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER completion_list_stays BEFORE DELETE ON completion_list
BEGIN
    SELECT RAISE(ABORT, 'a list is approved anew, never removed');
END;

-- What stands of a five-year-old, and what the class teacher proposes.
CREATE TABLE development(
    pupil TEXT NOT NULL,
    year TEXT NOT NULL,
    class TEXT NOT NULL,
    physical TEXT NOT NULL CHECK (physical IN ('achieved', 'not-yet')),
    cognitive TEXT NOT NULL CHECK (cognitive IN ('achieved', 'not-yet')),
    language TEXT NOT NULL CHECK (language IN ('achieved', 'not-yet')),
    social TEXT NOT NULL CHECK (social IN ('achieved', 'not-yet')),
    aesthetic TEXT NOT NULL CHECK (aesthetic IN ('achieved', 'not-yet')),
    proposal TEXT NOT NULL CHECK (proposal IN ('completed', 'not-completed')),
    reason TEXT,
    PRIMARY KEY (pupil, year),
    CHECK (substr(class, 22, 4) = substr(year, 1, 4)),
    -- What does not follow from the goals by itself has a reason.
    CHECK (reason IS NOT NULL OR (proposal = 'completed' AND (physical, cognitive, language, social, aesthetic)
        = ('achieved', 'achieved', 'achieved', 'achieved', 'achieved')))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER development_stays BEFORE DELETE ON development
BEGIN
    SELECT RAISE(ABORT, 'an assessment is changed, never removed');
END;

-- What the principal has approved is locked until he opens it again.
CREATE TRIGGER development_is_not_approved BEFORE INSERT ON development
WHEN EXISTS (
    SELECT 1 FROM completion_list
    WHERE school = substr(NEW.class, 1, 20) AND year = NEW.year AND status = 'approved')
BEGIN
    SELECT RAISE(ABORT, 'the list that rests on the assessment is approved');
END;

CREATE TRIGGER development_is_not_yet_approved BEFORE UPDATE ON development
WHEN (NEW.pupil, NEW.year) IS NOT (OLD.pupil, OLD.year) OR EXISTS (
    SELECT 1 FROM completion_list
    WHERE school = substr(NEW.class, 1, 20) AND year = NEW.year AND status = 'approved')
BEGIN
    SELECT RAISE(ABORT, 'the list that rests on the assessment is approved');
END;
