-- When pupils kept their place without coming, [from, to), inside a stay. A stay says that it is suspended exactly while
-- one of these is open.
CREATE TABLE suspension(
    pupil TEXT NOT NULL,
    year TEXT NOT NULL,
    number INTEGER NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (pupil, from_day),
    FOREIGN KEY (pupil, year, number) REFERENCES enrolment(pupil, year, number),
    CHECK (to_day IS NULL OR from_day < to_day)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_suspension ON suspension(pupil) WHERE to_day IS NULL;

CREATE TRIGGER suspensions_do_not_overlap BEFORE INSERT ON suspension
WHEN EXISTS (
    SELECT 1 FROM suspension
    WHERE pupil = NEW.pupil AND (to_day IS NULL OR NEW.from_day < to_day)
        AND (NEW.to_day IS NULL OR from_day < NEW.to_day))
BEGIN SELECT raise(ABORT, 'a pupil is suspended once at a time'); END;
CREATE TRIGGER suspensions_lie_within_their_stay BEFORE INSERT ON suspension
WHEN NOT EXISTS (
    SELECT 1 FROM enrolment
    WHERE pupil = NEW.pupil AND year = NEW.year AND number = NEW.number AND from_day <= NEW.from_day
        AND (to_day IS NULL OR NEW.to_day <= to_day))
BEGIN SELECT raise(ABORT, 'a suspension lies within a stay'); END;
CREATE TRIGGER suspensions_are_only_ended BEFORE UPDATE ON suspension
WHEN NEW.pupil <> OLD.pupil OR NEW.year <> OLD.year OR NEW.number <> OLD.number OR NEW.from_day <> OLD.from_day
    OR NEW.reason <> OLD.reason OR OLD.to_day IS NOT NULL
BEGIN SELECT raise(ABORT, 'a suspension is ended, never changed'); END;
CREATE TRIGGER suspensions_are_never_deleted BEFORE DELETE ON suspension
BEGIN SELECT raise(ABORT, 'a suspension is ended, never deleted'); END;

CREATE TRIGGER stays_end_after_their_suspensions BEFORE UPDATE OF to_day ON enrolment
WHEN NEW.to_day IS NOT NULL AND EXISTS (
    SELECT 1 FROM suspension
    WHERE pupil = NEW.pupil AND year = NEW.year AND number = NEW.number
        AND (to_day IS NULL OR NEW.to_day < to_day))
BEGIN SELECT raise(ABORT, 'a suspension lies within a stay'); END;
CREATE TRIGGER stays_say_whether_they_are_suspended BEFORE UPDATE OF status ON enrolment
WHEN (NEW.status = 'suspended') <> EXISTS (
    SELECT 1 FROM suspension
    WHERE pupil = NEW.pupil AND year = NEW.year AND number = NEW.number AND to_day IS NULL)
BEGIN SELECT raise(ABORT, 'a stay is suspended while a suspension of it is open'); END;
CREATE TRIGGER stays_do_not_begin_suspended BEFORE INSERT ON enrolment WHEN NEW.status = 'suspended'
BEGIN SELECT raise(ABORT, 'a stay does not begin suspended'); END;
