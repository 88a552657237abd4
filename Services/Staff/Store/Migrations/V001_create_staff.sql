-- Days are text, 2026-09-05, which sorts as it should; every interval is half-open, [from, to).

-- The last sequence number a school has used for a code of its own; staff have the upper half of the million.
CREATE TABLE code_counter(
    school TEXT PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last BETWEEN 500000 AND 1000000)
) STRICT, WITHOUT ROWID;

CREATE TABLE member(
    code TEXT PRIMARY KEY CHECK (length(code) = 20),
    school TEXT NOT NULL,
    name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    sex TEXT NOT NULL CHECK (sex IN ('male', 'female')),
    ethnicity TEXT NOT NULL,
    position TEXT NOT NULL,
    contract TEXT NOT NULL,
    qualification TEXT NOT NULL,
    subjects BLOB NOT NULL,
    phone TEXT,
    from_day TEXT NOT NULL,
    to_day TEXT,
    status TEXT NOT NULL CHECK (status IN ('working', 'left')),
    CHECK (birth_date < from_day),
    CHECK (to_day IS NULL OR from_day < to_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_school ON member(school, code);

CREATE TRIGGER members_are_never_deleted BEFORE DELETE ON member
BEGIN SELECT raise(ABORT, 'a staff file is kept for good'); END;
CREATE TRIGGER codes_never_change BEFORE UPDATE OF code ON member
BEGIN SELECT raise(ABORT, 'a code is for life'); END;

-- The classes there are, as the pupils service says; no foreign key, since news come in any order.
CREATE TABLE known_class(
    id TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Duties. A class has one homeroom teacher at a time, and one teacher of each subject at a time.
CREATE TABLE assignment(
    id TEXT PRIMARY KEY,
    school TEXT NOT NULL,
    member TEXT NOT NULL REFERENCES member(code),
    year TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    kind TEXT NOT NULL CHECK (kind IN ('teaching', 'homeroom')),
    class TEXT NOT NULL,
    subject TEXT,
    from_day TEXT NOT NULL,
    to_day TEXT,
    UNIQUE (member, year, number),
    CHECK ((kind = 'teaching') = (subject IS NOT NULL)),
    CHECK (to_day IS NULL OR from_day < to_day)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_homeroom ON assignment(class) WHERE kind = 'homeroom' AND to_day IS NULL;
CREATE UNIQUE INDEX one_open_teaching ON assignment(class, subject) WHERE kind = 'teaching' AND to_day IS NULL;
CREATE INDEX assignment_by_class ON assignment(class, subject, from_day);
CREATE INDEX assignment_by_school ON assignment(school, id);

CREATE TRIGGER duties_do_not_overlap BEFORE INSERT ON assignment
WHEN EXISTS (
    SELECT 1 FROM assignment
    WHERE class = NEW.class AND subject IS NEW.subject AND (to_day IS NULL OR NEW.from_day < to_day)
        AND (NEW.to_day IS NULL OR from_day < NEW.to_day))
BEGIN SELECT raise(ABORT, 'a duty is one person''s at a time'); END;
CREATE TRIGGER duties_come_not_to_overlap BEFORE UPDATE OF class, subject, from_day, to_day ON assignment
WHEN EXISTS (
    SELECT 1 FROM assignment
    WHERE class = NEW.class AND subject IS NEW.subject AND id <> OLD.id AND (to_day IS NULL OR NEW.from_day < to_day)
        AND (NEW.to_day IS NULL OR from_day < NEW.to_day))
BEGIN SELECT raise(ABORT, 'a duty is one person''s at a time'); END;
CREATE TRIGGER duties_are_never_deleted BEFORE DELETE ON assignment
BEGIN SELECT raise(ABORT, 'a duty is ended, not deleted'); END;
