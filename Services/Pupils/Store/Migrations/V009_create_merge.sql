-- Two files that turned out to be one child's. The file `alias` stays as it is, as another code of `keep`, until that is
-- undone. Nothing is deleted and nothing is copied: a stay that counted the child a second time says by which merge it is
-- void, and is again what it was once it says so no more.
CREATE TABLE merge(
    number INTEGER PRIMARY KEY,
    keep TEXT NOT NULL REFERENCES pupil(code),
    alias TEXT NOT NULL REFERENCES pupil(code),
    reason TEXT NOT NULL,
    day TEXT NOT NULL,
    undone TEXT,
    undo_reason TEXT,
    CHECK (keep <> alias),
    CHECK ((undone IS NULL) = (undo_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_merge_at_a_time ON merge(alias) WHERE undone IS NULL;
CREATE INDEX merge_by_alias ON merge(alias, number);
CREATE INDEX merge_by_keep ON merge(keep, number) WHERE undone IS NULL;

ALTER TABLE pupil ADD COLUMN merged_into TEXT REFERENCES pupil(code);
CREATE INDEX pupil_by_merge ON pupil(merged_into) WHERE merged_into IS NOT NULL;
ALTER TABLE enrolment ADD COLUMN voided_by INTEGER REFERENCES merge(number);
CREATE INDEX enrolment_by_merge ON enrolment(voided_by) WHERE voided_by IS NOT NULL;

-- The stays that count; whoever asks where somebody is or was asks this.
CREATE VIEW place AS
SELECT pupil, year, number, class, from_day, to_day, status, leave_reason FROM enrolment WHERE voided_by IS NULL;

-- The absences that count; those within a stay that is void are not the child's, who was marked under the other code.
CREATE VIEW missed AS
SELECT class, day, session, pupil, year, kind, note FROM absence
WHERE kind IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM enrolment
    WHERE enrolment.pupil = absence.pupil AND enrolment.class = absence.class AND voided_by IS NOT NULL
        AND from_day <= absence.day AND (to_day IS NULL OR absence.day < to_day));

CREATE TRIGGER merges_are_never_deleted BEFORE DELETE ON merge
BEGIN SELECT raise(ABORT, 'a merge is undone, never deleted'); END;
CREATE TRIGGER merges_do_not_begin_undone BEFORE INSERT ON merge WHEN NEW.undone IS NOT NULL
BEGIN SELECT raise(ABORT, 'a merge is undone after it was made'); END;
CREATE TRIGGER merges_are_only_undone BEFORE UPDATE ON merge
WHEN NEW.number <> OLD.number OR NEW.keep <> OLD.keep OR NEW.alias <> OLD.alias OR NEW.reason <> OLD.reason
    OR NEW.day <> OLD.day OR OLD.undone IS NOT NULL
BEGIN SELECT raise(ABORT, 'a merge is undone, never changed'); END;
CREATE TRIGGER merges_are_undone_last_first BEFORE UPDATE OF undone ON merge
WHEN EXISTS (SELECT 1 FROM merge WHERE keep = NEW.keep AND number > NEW.number AND undone IS NULL)
BEGIN SELECT raise(ABORT, 'the latest merge into a file is undone first'); END;

-- A file is merged into one that is in use, and into no other while files are merged into it: one step leads from every
-- code to the one to use.
CREATE TRIGGER files_do_not_begin_merged BEFORE INSERT ON pupil WHEN NEW.merged_into IS NOT NULL
BEGIN SELECT raise(ABORT, 'a file is merged after it was opened'); END;
CREATE TRIGGER files_are_merged_as_a_merge_says BEFORE UPDATE OF merged_into ON pupil
WHEN NEW.merged_into IS NOT (SELECT keep FROM merge WHERE alias = NEW.code AND undone IS NULL)
BEGIN SELECT raise(ABORT, 'a file is merged while a merge says so'); END;
CREATE TRIGGER files_are_merged_into_one_in_use BEFORE UPDATE OF merged_into ON pupil
WHEN NEW.merged_into IS NOT NULL AND (
    NEW.merged_into = NEW.code OR EXISTS (SELECT 1 FROM pupil WHERE merged_into = NEW.code)
    OR EXISTS (SELECT 1 FROM pupil WHERE code = NEW.merged_into AND merged_into IS NOT NULL))
BEGIN SELECT raise(ABORT, 'a file is merged into one that is in use'); END;
CREATE TRIGGER merged_files_are_in_one_place BEFORE UPDATE OF merged_into ON pupil
WHEN NEW.merged_into IS NOT NULL AND EXISTS (
    SELECT 1 FROM place AS mine
    WHERE mine.pupil = NEW.code AND (mine.to_day IS NULL OR EXISTS (
        SELECT 1 FROM place AS theirs
        WHERE theirs.pupil IN (
                SELECT NEW.merged_into UNION ALL SELECT code FROM pupil WHERE merged_into = NEW.merged_into)
            AND (theirs.to_day IS NULL OR mine.from_day < theirs.to_day) AND theirs.from_day < mine.to_day)))
BEGIN SELECT raise(ABORT, 'a pupil is in one place at a time'); END;

CREATE TRIGGER stays_do_not_begin_void BEFORE INSERT ON enrolment WHEN NEW.voided_by IS NOT NULL
BEGIN SELECT raise(ABORT, 'a stay becomes void by a later merge'); END;
CREATE TRIGGER stays_are_void_while_their_merge_stands BEFORE UPDATE OF voided_by ON enrolment
WHEN NEW.voided_by IS NOT OLD.voided_by AND (
    EXISTS (SELECT 1 FROM merge WHERE number = OLD.voided_by AND undone IS NULL)
    OR (NEW.voided_by IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM merge WHERE number = NEW.voided_by AND alias = NEW.pupil AND undone IS NULL)))
BEGIN SELECT raise(ABORT, 'a stay is void while its merge stands'); END;

-- A file that was merged stays as it is, so that it can be taken up again as it was.
CREATE TRIGGER merged_files_stay_as_they_are
BEFORE UPDATE OF name, birth_date, sex, ethnicity, disability, policies, address, guardians ON pupil
WHEN OLD.merged_into IS NOT NULL
BEGIN SELECT raise(ABORT, 'the file was merged into another, which goes on'); END;
CREATE TRIGGER merged_files_take_no_stay BEFORE INSERT ON enrolment
WHEN EXISTS (SELECT 1 FROM pupil WHERE code = NEW.pupil AND merged_into IS NOT NULL)
BEGIN SELECT raise(ABORT, 'the file was merged into another, which goes on'); END;
CREATE TRIGGER merged_files_keep_their_stays
BEFORE UPDATE OF pupil, year, number, class, from_day, to_day, status, leave_reason ON enrolment
WHEN EXISTS (SELECT 1 FROM pupil WHERE code = OLD.pupil AND merged_into IS NOT NULL)
BEGIN SELECT raise(ABORT, 'the file was merged into another, which goes on'); END;
CREATE TRIGGER merged_files_take_no_suspension BEFORE INSERT ON suspension
WHEN EXISTS (SELECT 1 FROM pupil WHERE code = NEW.pupil AND merged_into IS NOT NULL)
BEGIN SELECT raise(ABORT, 'the file was merged into another, which goes on'); END;
CREATE TRIGGER merged_files_keep_their_suspensions BEFORE UPDATE ON suspension
WHEN EXISTS (SELECT 1 FROM pupil WHERE code = OLD.pupil AND merged_into IS NOT NULL)
BEGIN SELECT raise(ABORT, 'the file was merged into another, which goes on'); END;
CREATE TRIGGER merged_files_take_no_identifier BEFORE INSERT ON identifier
WHEN EXISTS (SELECT 1 FROM pupil WHERE code = NEW.pupil AND merged_into IS NOT NULL)
BEGIN SELECT raise(ABORT, 'the file was merged into another, which goes on'); END;
CREATE TRIGGER merged_files_keep_their_identifiers BEFORE UPDATE ON identifier
WHEN EXISTS (SELECT 1 FROM pupil WHERE code = OLD.pupil AND merged_into IS NOT NULL)
BEGIN SELECT raise(ABORT, 'the file was merged into another, which goes on'); END;

-- A person is in one place at a time, under whichever code.
CREATE TRIGGER stays_do_not_overlap_those_merged BEFORE INSERT ON enrolment
WHEN EXISTS (
    SELECT 1 FROM pupil JOIN place ON place.pupil = pupil.code
    WHERE pupil.merged_into = NEW.pupil AND (to_day IS NULL OR NEW.from_day < to_day)
        AND (NEW.to_day IS NULL OR from_day < NEW.to_day))
BEGIN SELECT raise(ABORT, 'a pupil is in one place at a time'); END;
CREATE TRIGGER stays_come_not_to_overlap_those_merged BEFORE UPDATE OF pupil, from_day, to_day ON enrolment
WHEN EXISTS (
    SELECT 1 FROM pupil JOIN place ON place.pupil = pupil.code
    WHERE pupil.merged_into = NEW.pupil AND (to_day IS NULL OR NEW.from_day < to_day)
        AND (NEW.to_day IS NULL OR from_day < NEW.to_day))
BEGIN SELECT raise(ABORT, 'a pupil is in one place at a time'); END;

DROP TRIGGER the_absent_are_in_the_class;
CREATE TRIGGER the_absent_are_in_the_class BEFORE INSERT ON absence
WHEN NOT EXISTS (
    SELECT 1 FROM place
    WHERE class = NEW.class AND from_day <= NEW.day AND (to_day IS NULL OR NEW.day < to_day) AND pupil = NEW.pupil)
BEGIN SELECT raise(ABORT, 'who is absent is in the class that day'); END;
