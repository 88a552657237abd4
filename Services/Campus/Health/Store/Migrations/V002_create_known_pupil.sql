-- What measuring needs to know of the pupils, kept from their service's facts in whatever order they come.
CREATE TABLE known_pupil(
    code TEXT PRIMARY KEY,
    birth_date TEXT NOT NULL,
    sex TEXT NOT NULL CHECK (sex IN ('male', 'female')),
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;

-- A stay in a class, [from, to).
CREATE TABLE known_enrolment(
    id TEXT PRIMARY KEY,
    pupil TEXT NOT NULL,
    school_class TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_enrolment_by_pupil ON known_enrolment(pupil, school_class);
