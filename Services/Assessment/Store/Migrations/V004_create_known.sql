-- Copies of what other services say, each row at the highest version heard. No keys between them: their order of
-- arrival is not promised. Days are half-open: [from_day, to_day).
CREATE TABLE known_class(
    id TEXT PRIMARY KEY,
    school TEXT NOT NULL,
    year TEXT NOT NULL,
    grade TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX known_class_by_grade ON known_class(school, year, grade);

CREATE TABLE known_enrolment(
    id TEXT PRIMARY KEY,
    pupil TEXT NOT NULL,
    class TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX known_enrolment_by_class ON known_enrolment(class, pupil);
CREATE INDEX known_enrolment_by_pupil ON known_enrolment(pupil);

CREATE TABLE known_assignment(
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    member TEXT NOT NULL,
    class TEXT NOT NULL,
    subject TEXT,
    from_day TEXT NOT NULL,
    to_day TEXT,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX known_assignment_by_member ON known_assignment(member, class);
