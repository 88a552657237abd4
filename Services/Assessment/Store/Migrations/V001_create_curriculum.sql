-- What a grade is taught. Each setting is kept under the version of its fact; the highest holds.
CREATE TABLE curriculum_subject(
    school TEXT NOT NULL,
    year TEXT NOT NULL,
    grade TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    place INTEGER NOT NULL CHECK (place >= 0),
    code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('marked', 'comment')),
    periods INTEGER NOT NULL CHECK (periods > 0),
    PRIMARY KEY (school, year, grade, version, place),
    UNIQUE (school, year, grade, version, code)
) STRICT, WITHOUT ROWID;
