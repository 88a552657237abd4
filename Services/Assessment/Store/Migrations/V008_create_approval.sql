-- What the homeroom teacher judges of a pupil's training in a semester (TT 22/2021 Đ8); a year follows from both.
CREATE TABLE conduct(
    pupil TEXT NOT NULL,
    year TEXT NOT NULL,
    semester INTEGER NOT NULL CHECK (semester IN (1, 2)),
    class TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('good', 'fair', 'passed', 'not-passed')),
    comment TEXT,
    PRIMARY KEY (pupil, year, semester)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER conduct_stays BEFORE DELETE ON conduct
BEGIN
    SELECT RAISE(ABORT, 'conduct is judged anew, never removed');
END;

-- The subject teacher's signature under a book, for as long as the book reads as it did (004 Đ11.1).
CREATE TABLE mark_confirmation(
    book INTEGER PRIMARY KEY REFERENCES mark_book(number),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    confirmed_by TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL
) STRICT;

-- The signatures under a class's results of a term: the homeroom teacher's, then the principal's. What is reopened stays as
-- it was signed, and the next number begins anew.
CREATE TABLE result_approval(
    class TEXT NOT NULL,
    term TEXT NOT NULL CHECK (term IN ('semester-1', 'semester-2', 'year')),
    number INTEGER NOT NULL CHECK (number > 0),
    -- What was signed, and what it adds up to: the whole public state, as published.
    state BLOB NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    confirmed_by TEXT NOT NULL,
    -- The staff file of whoever confirmed, so that the same person does not approve under another account.
    confirmed_person TEXT,
    approved_at INTEGER,
    reopened_at INTEGER,
    PRIMARY KEY (class, term, number),
    CHECK (reopened_at IS NULL OR (approved_at IS NOT NULL AND approved_at <= reopened_at))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX result_approval_that_stands ON result_approval(class, term) WHERE reopened_at IS NULL;

CREATE TRIGGER result_approval_follows BEFORE INSERT ON result_approval
WHEN NEW.approved_at IS NOT NULL
    OR NEW.number <> 1 + (SELECT count(*) FROM result_approval WHERE class = NEW.class AND term = NEW.term)
BEGIN
    SELECT RAISE(ABORT, 'approvals are numbered without gaps, and begin with the homeroom teacher''s signature');
END;

CREATE TRIGGER result_approval_stays BEFORE DELETE ON result_approval
BEGIN
    SELECT RAISE(ABORT, 'a signature is reopened, never removed');
END;

-- The counts within `state` are the command's to keep; what was signed is held fast by its digest.
CREATE TRIGGER result_approval_is_signed BEFORE UPDATE ON result_approval
WHEN (NEW.class, NEW.term, NEW.number) IS NOT (OLD.class, OLD.term, OLD.number)
    OR (OLD.approved_at IS NOT NULL AND (NEW.digest, NEW.confirmed_by, NEW.confirmed_person, NEW.approved_at)
        IS NOT (OLD.digest, OLD.confirmed_by, OLD.confirmed_person, OLD.approved_at))
    OR OLD.reopened_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'what has been signed is not altered');
END;

-- A year rests on its semesters: it is approved after both, and they are reopened after it.
CREATE TRIGGER year_rests_on_semesters BEFORE UPDATE OF approved_at ON result_approval
WHEN NEW.term = 'year' AND NEW.approved_at IS NOT NULL AND OLD.approved_at IS NULL AND 2 <> (
    SELECT count(*) FROM result_approval
    WHERE class = NEW.class AND term <> 'year' AND approved_at IS NOT NULL AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'a year is approved after both its semesters');
END;

CREATE TRIGGER semesters_carry_year BEFORE UPDATE OF reopened_at ON result_approval
WHEN NEW.term <> 'year' AND NEW.reopened_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM result_approval
    WHERE class = NEW.class AND term = 'year' AND approved_at IS NOT NULL AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'a semester is reopened after its year');
END;

-- Whom each approved round covers. Marks, conduct and results are a pupil's and go along into another class, so they are
-- locked by the pupil and not by the class.
CREATE TABLE approved_result(
    class TEXT NOT NULL,
    term TEXT NOT NULL,
    number INTEGER NOT NULL,
    pupil TEXT NOT NULL,
    PRIMARY KEY (class, term, number, pupil),
    FOREIGN KEY (class, term, number) REFERENCES result_approval
) STRICT, WITHOUT ROWID;

CREATE INDEX approved_result_by_pupil ON approved_result(pupil, term);

CREATE TRIGGER approved_result_is_approved BEFORE INSERT ON approved_result
WHEN NOT EXISTS (
    SELECT 1 FROM result_approval
    WHERE class = NEW.class AND term = NEW.term AND number = NEW.number
        AND approved_at IS NOT NULL AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'a round covers pupils once it is approved');
END;

CREATE TRIGGER approved_result_stays_as_it_is BEFORE UPDATE ON approved_result
BEGIN
    SELECT RAISE(ABORT, 'whom a signature covers is not altered');
END;

CREATE TRIGGER approved_result_stays BEFORE DELETE ON approved_result
BEGIN
    SELECT RAISE(ABORT, 'whom a signature covers is not altered');
END;

CREATE VIEW standing_result AS
SELECT pupil, class, term FROM approved_result JOIN result_approval USING (class, term, number)
WHERE approved_at IS NOT NULL AND reopened_at IS NULL;

-- What the principal has approved is locked, and so is what it rests on: a semester's marks and conduct by the semester and
-- by the year. Marks are a school's own, and those of a year are found by `school/year`, with which a class's id begins.
CREATE TRIGGER mark_is_not_approved BEFORE INSERT ON mark
WHEN EXISTS (
    SELECT 1 FROM mark_book JOIN standing_result
        ON standing_result.term IN ('semester-' || mark_book.semester, 'year')
        AND substr(standing_result.class, 1, 25) = substr(mark_book.class, 1, 25)
    WHERE mark_book.number = NEW.book AND standing_result.pupil = NEW.pupil)
BEGIN
    SELECT RAISE(ABORT, 'the results that rest on the mark are approved');
END;

CREATE TRIGGER mark_is_not_yet_approved BEFORE UPDATE ON mark
WHEN EXISTS (
    SELECT 1 FROM mark_book JOIN standing_result
        ON standing_result.term IN ('semester-' || mark_book.semester, 'year')
        AND substr(standing_result.class, 1, 25) = substr(mark_book.class, 1, 25)
    WHERE mark_book.number = NEW.book AND standing_result.pupil = NEW.pupil)
BEGIN
    SELECT RAISE(ABORT, 'the results that rest on the mark are approved');
END;

CREATE TRIGGER conduct_is_not_approved BEFORE INSERT ON conduct
WHEN EXISTS (
    SELECT 1 FROM standing_result
    WHERE pupil = NEW.pupil AND term IN ('semester-' || NEW.semester, 'year')
        AND substr(class, 22, 4) = substr(NEW.year, 1, 4))
BEGIN
    SELECT RAISE(ABORT, 'the results that rest on the conduct are approved');
END;

CREATE TRIGGER conduct_is_not_yet_approved BEFORE UPDATE ON conduct
WHEN (NEW.pupil, NEW.year, NEW.semester) IS NOT (OLD.pupil, OLD.year, OLD.semester) OR EXISTS (
    SELECT 1 FROM standing_result
    WHERE pupil = NEW.pupil AND term IN ('semester-' || NEW.semester, 'year')
        AND substr(class, 22, 4) = substr(NEW.year, 1, 4))
BEGIN
    SELECT RAISE(ABORT, 'the results that rest on the conduct are approved');
END;

CREATE TRIGGER result_is_not_yet_approved BEFORE UPDATE ON result
WHEN EXISTS (
    SELECT 1 FROM standing_result
    WHERE pupil = OLD.pupil AND term = OLD.term AND substr(class, 22, 4) = substr(OLD.year, 1, 4))
BEGIN
    SELECT RAISE(ABORT, 'the result is approved');
END;

-- Whether the pupil keeps the place without coming (bảo lưu), or did so to the end of the stay: no marks are due then.
ALTER TABLE known_enrolment ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));

-- Who has a class as homeroom, and who teaches it what.
CREATE INDEX known_assignment_by_class ON known_assignment(class, kind, subject);
