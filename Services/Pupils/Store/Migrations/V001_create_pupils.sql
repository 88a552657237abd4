-- Days are text, 2026-09-05, which sorts as it should; every interval is half-open, [from, to).

CREATE TABLE school_year(
    school TEXT NOT NULL,
    year TEXT NOT NULL,
    starts TEXT NOT NULL,
    second_semester TEXT NOT NULL,
    ends TEXT NOT NULL,
    PRIMARY KEY (school, year),
    CHECK (starts < second_semester AND second_semester < ends)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER school_years_do_not_overlap BEFORE INSERT ON school_year
WHEN EXISTS (
    SELECT 1 FROM school_year
    WHERE school = NEW.school AND year <> NEW.year AND starts < NEW.ends AND NEW.starts < ends)
BEGIN SELECT raise(ABORT, 'two school years of one school do not overlap'); END;

CREATE TABLE class(
    id TEXT PRIMARY KEY,
    school TEXT NOT NULL,
    year TEXT NOT NULL,
    name TEXT NOT NULL,
    grade TEXT NOT NULL,
    session TEXT NOT NULL CHECK (session IN ('one', 'two')),
    status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
    FOREIGN KEY (school, year) REFERENCES school_year(school, year)
) STRICT, WITHOUT ROWID;
CREATE INDEX class_by_school ON class(school, year, id);

-- The last sequence number a school has used for a code of its own.
CREATE TABLE code_counter(
    school TEXT PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last BETWEEN 1 AND 500000)
) STRICT, WITHOUT ROWID;

CREATE TABLE pupil(
    code TEXT PRIMARY KEY CHECK (length(code) = 20),
    school TEXT NOT NULL,
    name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    sex TEXT NOT NULL CHECK (sex IN ('male', 'female')),
    ethnicity TEXT NOT NULL,
    disability TEXT,
    policies BLOB NOT NULL,
    address TEXT,
    guardians BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pupils_are_never_deleted BEFORE DELETE ON pupil
BEGIN SELECT raise(ABORT, 'a pupil''s file is kept for good'); END;
CREATE TRIGGER codes_never_change BEFORE UPDATE OF code ON pupil
BEGIN SELECT raise(ABORT, 'a code is for life'); END;

-- Stays in classes. A pupil is in one place at a time: no two stays overlap, and at most one is open.
CREATE TABLE enrolment(
    pupil TEXT NOT NULL REFERENCES pupil(code),
    year TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    class TEXT NOT NULL REFERENCES class(id),
    from_day TEXT NOT NULL,
    to_day TEXT,
    status TEXT NOT NULL,
    leave_reason TEXT,
    PRIMARY KEY (pupil, year, number),
    CHECK (to_day IS NULL OR from_day < to_day),
    CHECK ((to_day IS NULL) = (status IN ('studying', 'suspended'))),
    CHECK (leave_reason IS NULL OR status = 'left')
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_stay ON enrolment(pupil) WHERE to_day IS NULL;
CREATE INDEX enrolment_by_class ON enrolment(class, from_day, to_day, pupil);

CREATE TRIGGER stays_do_not_overlap BEFORE INSERT ON enrolment
WHEN EXISTS (
    SELECT 1 FROM enrolment
    WHERE pupil = NEW.pupil AND (to_day IS NULL OR NEW.from_day < to_day)
        AND (NEW.to_day IS NULL OR from_day < NEW.to_day))
BEGIN SELECT raise(ABORT, 'a pupil is in one place at a time'); END;
CREATE TRIGGER stays_come_not_to_overlap BEFORE UPDATE OF pupil, year, number, from_day, to_day ON enrolment
WHEN EXISTS (
    SELECT 1 FROM enrolment
    WHERE pupil = NEW.pupil AND NOT (pupil = OLD.pupil AND year = OLD.year AND number = OLD.number)
        AND (to_day IS NULL OR NEW.from_day < to_day) AND (NEW.to_day IS NULL OR from_day < NEW.to_day))
BEGIN SELECT raise(ABORT, 'a pupil is in one place at a time'); END;
CREATE TRIGGER stays_are_never_deleted BEFORE DELETE ON enrolment
BEGIN SELECT raise(ABORT, 'a stay is ended, not deleted'); END;

-- Who has which class as homeroom, as the staff service says; no foreign key, since news come in any order.
CREATE TABLE known_homeroom(
    assignment TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    class TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX known_homeroom_by_class ON known_homeroom(class, member);
