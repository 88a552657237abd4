-- Groups of a school's staff.
CREATE TABLE staff_group(
    id TEXT PRIMARY KEY,
    school TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_group_by_school ON staff_group(school, id);

CREATE TRIGGER groups_are_never_deleted BEFORE DELETE ON staff_group
BEGIN SELECT raise(ABORT, 'a group is kept, with whoever was in it'); END;

-- Who is in a group, and who heads it: one at a time. Nobody is in a group twice at a time.
CREATE TABLE appointment(
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL REFERENCES member(code),
    year TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    staff_group TEXT NOT NULL REFERENCES staff_group(id),
    place TEXT NOT NULL CHECK (place IN ('head', 'member')),
    from_day TEXT NOT NULL,
    to_day TEXT,
    UNIQUE (member, year, number),
    CHECK (to_day IS NULL OR from_day < to_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX appointment_by_group ON appointment(staff_group, member, from_day);

CREATE TRIGGER appointments_do_not_overlap BEFORE INSERT ON appointment
WHEN EXISTS (
    SELECT 1 FROM appointment
    WHERE staff_group = NEW.staff_group AND (member = NEW.member OR place = 'head' AND NEW.place = 'head')
        AND (to_day IS NULL OR NEW.from_day < to_day) AND (NEW.to_day IS NULL OR from_day < NEW.to_day))
BEGIN SELECT raise(ABORT, 'one place in a group at a time, and one head'); END;
CREATE TRIGGER appointments_come_not_to_overlap
BEFORE UPDATE OF member, staff_group, place, from_day, to_day ON appointment
WHEN EXISTS (
    SELECT 1 FROM appointment
    WHERE staff_group = NEW.staff_group AND (member = NEW.member OR place = 'head' AND NEW.place = 'head')
        AND id <> OLD.id AND (to_day IS NULL OR NEW.from_day < to_day)
        AND (NEW.to_day IS NULL OR from_day < NEW.to_day))
BEGIN SELECT raise(ABORT, 'one place in a group at a time, and one head'); END;
CREATE TRIGGER appointments_are_never_deleted BEFORE DELETE ON appointment
BEGIN SELECT raise(ABORT, 'an appointment is ended, not deleted'); END;
