-- Pupils' ways from one school to another, in this installation or between two. Which school has a pupil is said by the
-- file and by the schools that had it before, without a gap and without an overlap: at every instant it is one.

-- Since when the school has kept the file; since before anything is known where it is the first.
ALTER TABLE pupil ADD COLUMN kept_from TEXT;
-- Whether that school is of another installation, where the file goes on; what is here is what it was.
ALTER TABLE pupil ADD COLUMN away INTEGER NOT NULL DEFAULT 0 CHECK (away IN (0, 1));

CREATE TABLE former_school(
    pupil TEXT NOT NULL REFERENCES pupil(code),
    school TEXT NOT NULL,
    from_day TEXT,
    to_day TEXT NOT NULL,
    PRIMARY KEY (pupil, to_day),
    CHECK (from_day IS NULL OR from_day < to_day)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_first_school ON former_school(pupil) WHERE from_day IS NULL;

CREATE TRIGGER former_schools_follow_each_other BEFORE INSERT ON former_school
WHEN CASE
    WHEN NEW.from_day IS NULL THEN EXISTS (SELECT 1 FROM former_school WHERE pupil = NEW.pupil)
    ELSE NEW.from_day IS NOT (SELECT max(to_day) FROM former_school WHERE pupil = NEW.pupil) END
BEGIN SELECT raise(ABORT, 'a pupil is at one school at a time, and always at one'); END;
CREATE TRIGGER former_schools_stay_as_they_were BEFORE UPDATE ON former_school
BEGIN SELECT raise(ABORT, 'who had a pupil is never altered'); END;
CREATE TRIGGER former_schools_are_never_deleted BEFORE DELETE ON former_school
BEGIN SELECT raise(ABORT, 'who had a pupil is never deleted'); END;

CREATE TRIGGER files_move_on_without_a_gap BEFORE UPDATE OF school, kept_from ON pupil
WHEN (NEW.school <> OLD.school OR NEW.kept_from IS NOT OLD.kept_from)
    AND (NEW.kept_from IS NULL OR NEW.kept_from IS OLD.kept_from
        OR NEW.kept_from IS NOT (SELECT max(to_day) FROM former_school WHERE pupil = NEW.code))
BEGIN SELECT raise(ABORT, 'a pupil is at one school at a time, and always at one'); END;

CREATE TRIGGER stays_are_at_the_school_that_has_the_pupil BEFORE INSERT ON enrolment
WHEN NOT EXISTS (
    SELECT 1 FROM pupil JOIN class ON class.id = NEW.class
    WHERE pupil.code = NEW.pupil AND pupil.school = class.school
        AND (pupil.kept_from IS NULL OR pupil.kept_from <= NEW.from_day))
BEGIN SELECT raise(ABORT, 'a stay is at the school that has the pupil'); END;

-- Stays in classes that only another installation knows; their numbers are not given again.
CREATE TABLE stay_elsewhere(
    pupil TEXT NOT NULL REFERENCES pupil(code),
    year TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    from_day TEXT NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (pupil, year, number)
) STRICT, WITHOUT ROWID;

-- Days missed at schools that only another installation knows; they count against the year's limit.
CREATE TABLE absence_elsewhere(
    pupil TEXT NOT NULL REFERENCES pupil(code),
    year TEXT NOT NULL,
    school TEXT NOT NULL,
    excused INTEGER NOT NULL CHECK (excused >= 0),
    unexcused INTEGER NOT NULL CHECK (unexcused >= 0),
    PRIMARY KEY (pupil, year, school)
) STRICT, WITHOUT ROWID;

-- What schools of this installation have asked for. No foreign key to the pupil, who may not be here yet.
CREATE TABLE transfer(
    receiver TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999),
    pupil TEXT NOT NULL,
    status TEXT NOT NULL CHECK (
        status IN ('requested', 'accepted', 'rejected', 'cancelled', 'received', 'disputed')),
    state BLOB NOT NULL,
    -- Whether the other school has noted it, and the revision of what it said last.
    noted INTEGER NOT NULL DEFAULT 0 CHECK (noted IN (0, 1)),
    heard INTEGER NOT NULL DEFAULT 0 CHECK (heard >= 0),
    -- When to say it again, while nobody has noted it.
    due INTEGER,
    PRIMARY KEY (receiver, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_request_at_a_time ON transfer(receiver, pupil)
WHERE status IN ('requested', 'accepted', 'disputed');
CREATE INDEX transfer_due ON transfer(due) WHERE due IS NOT NULL;

CREATE TRIGGER transfers_go_forward BEFORE UPDATE OF status ON transfer
WHEN NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (VALUES
    ('requested', 'accepted'), ('requested', 'rejected'), ('requested', 'cancelled'), ('requested', 'received'),
    ('requested', 'disputed'), ('accepted', 'rejected'), ('accepted', 'cancelled'), ('accepted', 'received'),
    ('accepted', 'disputed'), ('disputed', 'received'), ('cancelled', 'received'), ('cancelled', 'disputed'))
BEGIN SELECT raise(ABORT, 'a transfer goes forward'); END;
CREATE TRIGGER transfers_are_never_deleted BEFORE DELETE ON transfer
BEGIN SELECT raise(ABORT, 'a transfer is never deleted'); END;

-- What others have asked schools of this installation for.
CREATE TABLE transfer_release(
    receiver TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999),
    pupil TEXT NOT NULL REFERENCES pupil(code),
    sender TEXT NOT NULL,
    from_day TEXT NOT NULL,
    status TEXT NOT NULL CHECK (
        status IN ('noted', 'accepted', 'rejected', 'withdrawn', 'closing', 'released', 'confirmed')),
    -- The request as it was last heard.
    request BLOB NOT NULL,
    rejection TEXT,
    -- What the other services have gathered.
    transcript BLOB,
    health BLOB,
    package BLOB,
    seal TEXT,
    -- When to say it again, while no receipt has come.
    due INTEGER,
    PRIMARY KEY (receiver, number),
    CHECK ((package IS NOT NULL) = (status IN ('released', 'confirmed'))),
    CHECK ((seal IS NOT NULL) = (package IS NOT NULL)),
    CHECK ((rejection IS NOT NULL) = (status = 'rejected'))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_way_out_at_a_time ON transfer_release(pupil)
WHERE status IN ('accepted', 'closing', 'released');
CREATE INDEX transfer_release_by_sender ON transfer_release(sender, receiver, number);
CREATE INDEX transfer_release_coming ON transfer_release(from_day) WHERE status = 'accepted';
CREATE INDEX transfer_release_due ON transfer_release(due) WHERE due IS NOT NULL;

CREATE TRIGGER releases_go_forward BEFORE UPDATE OF status ON transfer_release
WHEN NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (VALUES
    ('noted', 'accepted'), ('noted', 'rejected'), ('noted', 'withdrawn'), ('accepted', 'rejected'),
    ('accepted', 'withdrawn'), ('accepted', 'closing'), ('closing', 'released'), ('released', 'confirmed'))
BEGIN SELECT raise(ABORT, 'a release goes forward'); END;
CREATE TRIGGER what_was_sealed_stays BEFORE UPDATE OF package, seal ON transfer_release
WHEN OLD.package IS NOT NULL AND (NEW.package IS NOT OLD.package OR NEW.seal IS NOT OLD.seal)
BEGIN SELECT raise(ABORT, 'what was sealed is never altered'); END;
CREATE TRIGGER releases_are_never_deleted BEFORE DELETE ON transfer_release
BEGIN SELECT raise(ABORT, 'a release is never deleted'); END;

-- What came with pupils, as it came.
CREATE TABLE transfer_package(
    receiver TEXT NOT NULL,
    number INTEGER NOT NULL,
    pupil TEXT NOT NULL REFERENCES pupil(code),
    seal TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (receiver, number),
    FOREIGN KEY (receiver, number) REFERENCES transfer(receiver, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX transfer_package_by_pupil ON transfer_package(pupil);

CREATE TRIGGER what_came_stays BEFORE UPDATE ON transfer_package
BEGIN SELECT raise(ABORT, 'what was sealed is never altered'); END;
CREATE TRIGGER what_came_is_never_deleted BEFORE DELETE ON transfer_package
BEGIN SELECT raise(ABORT, 'what was sealed is never deleted'); END;
