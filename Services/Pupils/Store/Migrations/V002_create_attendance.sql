-- Days without school besides Sundays, as the list travels; nothing where none have been set.
ALTER TABLE school_year ADD COLUMN days_off BLOB;
ALTER TABLE school_year ADD COLUMN saturdays_off INTEGER CHECK (saturdays_off IN (0, 1));

-- Who took the attendance of a class in one session, and how many were there.
CREATE TABLE attendance_sheet(
    class TEXT NOT NULL REFERENCES class(id),
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    session TEXT NOT NULL CHECK (session IN ('morning', 'afternoon')),
    enrolled INTEGER NOT NULL CHECK (enrolled > 0),
    present INTEGER NOT NULL CHECK (present BETWEEN 0 AND enrolled),
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    taken_by TEXT NOT NULL,
    taken_at INTEGER NOT NULL,
    corrected_by TEXT,
    corrected_at INTEGER,
    PRIMARY KEY (class, day, session),
    CHECK ((corrected_by IS NULL) = (corrected_at IS NULL)),
    CHECK (late = 0 OR corrected_by IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Who was not there. A correction that finds the pupil present empties the kind; the line stays.
CREATE TABLE absence(
    class TEXT NOT NULL,
    day TEXT NOT NULL,
    session TEXT NOT NULL,
    pupil TEXT NOT NULL REFERENCES pupil(code),
    year TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('excused', 'unexcused')),
    note TEXT,
    PRIMARY KEY (class, day, session, pupil),
    FOREIGN KEY (class, day, session) REFERENCES attendance_sheet(class, day, session),
    CHECK (substr(year, 1, 4) = substr(class, 22, 4)),
    CHECK (note IS NULL OR kind IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX absence_by_pupil ON absence(pupil, year, day, kind) WHERE kind IS NOT NULL;

-- Where the month of a class stands; a month without a row is open.
CREATE TABLE attendance_month(
    class TEXT NOT NULL REFERENCES class(id),
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    status TEXT NOT NULL CHECK (status IN ('open', 'closed', 'confirmed', 'approved')),
    closed_by TEXT,
    closed_at INTEGER,
    confirmed_by TEXT,
    confirmed_person TEXT,
    confirmed_at INTEGER,
    approved_by TEXT,
    approved_person TEXT,
    approved_at INTEGER,
    PRIMARY KEY (class, month),
    CHECK ((closed_by IS NULL) = (closed_at IS NULL)),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK ((status = 'open') = (closed_by IS NULL)),
    CHECK ((status IN ('confirmed', 'approved')) = (confirmed_by IS NOT NULL)),
    CHECK ((status = 'approved') = (approved_by IS NOT NULL)),
    -- Whoever confirmed does not approve, under whatever account.
    CHECK (approved_by IS NULL OR approved_by <> confirmed_by),
    CHECK (approved_person IS NULL OR confirmed_person IS NULL OR approved_person <> confirmed_person)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sheets_are_never_deleted BEFORE DELETE ON attendance_sheet
BEGIN SELECT raise(ABORT, 'a sheet is corrected, not deleted'); END;
CREATE TRIGGER sheets_stay_what_they_are BEFORE UPDATE OF class, day, session, taken_by, taken_at ON attendance_sheet
BEGIN SELECT raise(ABORT, 'which sheet it is and who took it never changes'); END;
CREATE TRIGGER late_stays_late BEFORE UPDATE OF late ON attendance_sheet
WHEN OLD.late = 1 AND NEW.late = 0
BEGIN SELECT raise(ABORT, 'that a sheet was corrected late stays'); END;
CREATE TRIGGER half_days_have_one_sheet BEFORE INSERT ON attendance_sheet
WHEN EXISTS (SELECT 1 FROM class WHERE id = NEW.class AND session = 'one')
    AND EXISTS (SELECT 1 FROM attendance_sheet WHERE class = NEW.class AND day = NEW.day)
BEGIN SELECT raise(ABORT, 'a half-day class has one sheet a day'); END;

CREATE TRIGGER closed_months_take_no_sheet BEFORE INSERT ON attendance_sheet
WHEN EXISTS (
    SELECT 1 FROM attendance_month
    WHERE class = NEW.class AND month = substr(NEW.day, 1, 7) AND status <> 'open')
BEGIN SELECT raise(ABORT, 'the month is closed'); END;
CREATE TRIGGER closed_months_keep_their_sheets BEFORE UPDATE ON attendance_sheet
WHEN EXISTS (
    SELECT 1 FROM attendance_month
    WHERE class = NEW.class AND month = substr(NEW.day, 1, 7) AND status <> 'open')
BEGIN SELECT raise(ABORT, 'the month is closed'); END;

CREATE TRIGGER absences_are_never_deleted BEFORE DELETE ON absence
BEGIN SELECT raise(ABORT, 'an absence is corrected, not deleted'); END;
CREATE TRIGGER absences_stay_whose_they_are BEFORE UPDATE OF class, day, session, pupil, year ON absence
BEGIN SELECT raise(ABORT, 'whose absence it is never changes'); END;
CREATE TRIGGER the_absent_are_in_the_class BEFORE INSERT ON absence
WHEN NOT EXISTS (
    SELECT 1 FROM enrolment
    WHERE class = NEW.class AND from_day <= NEW.day AND (to_day IS NULL OR NEW.day < to_day) AND pupil = NEW.pupil)
BEGIN SELECT raise(ABORT, 'who is absent is in the class that day'); END;
CREATE TRIGGER closed_months_take_no_absence BEFORE INSERT ON absence
WHEN EXISTS (
    SELECT 1 FROM attendance_month
    WHERE class = NEW.class AND month = substr(NEW.day, 1, 7) AND status <> 'open')
BEGIN SELECT raise(ABORT, 'the month is closed'); END;
CREATE TRIGGER closed_months_keep_their_absences BEFORE UPDATE ON absence
WHEN EXISTS (
    SELECT 1 FROM attendance_month
    WHERE class = NEW.class AND month = substr(NEW.day, 1, 7) AND status <> 'open')
BEGIN SELECT raise(ABORT, 'the month is closed'); END;

CREATE TRIGGER months_are_never_deleted BEFORE DELETE ON attendance_month
BEGIN SELECT raise(ABORT, 'a month is reopened, not deleted'); END;
CREATE TRIGGER months_stay_what_they_are BEFORE UPDATE OF class, month ON attendance_month
BEGIN SELECT raise(ABORT, 'which month it is never changes'); END;
CREATE TRIGGER months_begin_closed BEFORE INSERT ON attendance_month
WHEN NEW.status <> 'closed'
BEGIN SELECT raise(ABORT, 'a month is closed first'); END;
CREATE TRIGGER months_go_step_by_step BEFORE UPDATE ON attendance_month
WHEN NOT (
    (OLD.status = 'open' AND NEW.status = 'closed') OR (OLD.status = 'closed' AND NEW.status = 'confirmed')
    OR (OLD.status = 'confirmed' AND NEW.status = 'approved') OR (OLD.status <> 'open' AND NEW.status = 'open'))
BEGIN SELECT raise(ABORT, 'a month is closed, confirmed and approved, in this order'); END;
CREATE TRIGGER steps_stay_whose_they_are BEFORE UPDATE ON attendance_month
WHEN NEW.status IN ('confirmed', 'approved')
    AND (NEW.closed_by <> OLD.closed_by OR NEW.closed_at <> OLD.closed_at
        OR (NEW.status = 'approved' AND (NEW.confirmed_by <> OLD.confirmed_by
            OR NEW.confirmed_at <> OLD.confirmed_at OR NEW.confirmed_person IS NOT OLD.confirmed_person)))
BEGIN SELECT raise(ABORT, 'who closed and who confirmed never changes'); END;
