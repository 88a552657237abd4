-- One row for each version of each subject, folded from its event.
--
-- Days are counted since 1970-01-01. A state holds in the world on the days [valid_from, valid_to), and was what we
-- believed during the milliseconds [recorded_from, recorded_to): it is believed from its arrival until a higher version
-- arrives, and one that arrives after a higher version was never believed at all. What is believed now ends at the
-- largest integer. There are no foreign keys between facts, since no order of arrival is promised.

CREATE TABLE unit(
    unit TEXT NOT NULL,
    version INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event(number),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    ownership TEXT,
    region TEXT,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL,
    PRIMARY KEY (unit, version)
) STRICT, WITHOUT ROWID;

-- The stays of one version of a unit under its parents; the parent leads, since trees are walked downwards.
CREATE TABLE unit_parent(
    parent TEXT NOT NULL,
    unit TEXT NOT NULL,
    version INTEGER NOT NULL,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    PRIMARY KEY (parent, unit, version, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_level(
    unit TEXT NOT NULL,
    version INTEGER NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (unit, version, level)
) STRICT, WITHOUT ROWID;

CREATE TABLE class(
    class TEXT NOT NULL,
    version INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event(number),
    unit TEXT NOT NULL,
    grade TEXT NOT NULL,
    level TEXT NOT NULL,
    session TEXT NOT NULL,
    status TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL,
    PRIMARY KEY (class, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX class_by_unit ON class(unit);

-- A child as statistics need it: no name, no address, no guardian.
CREATE TABLE pupil(
    pupil TEXT NOT NULL,
    version INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event(number),
    unit TEXT NOT NULL,
    birth_day INTEGER NOT NULL,
    sex TEXT NOT NULL,
    ethnicity TEXT NOT NULL,
    minority INTEGER NOT NULL CHECK (minority IN (0, 1)),
    disability TEXT,
    policies TEXT NOT NULL,
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL,
    PRIMARY KEY (pupil, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment(
    pupil TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event(number),
    unit TEXT NOT NULL,
    class TEXT NOT NULL,
    status TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL,
    PRIMARY KEY (pupil, year, number, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolment_by_unit ON enrolment(unit);

-- A member of staff as statistics need it: no name, no telephone number.
CREATE TABLE member(
    member TEXT NOT NULL,
    version INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event(number),
    unit TEXT NOT NULL,
    position TEXT NOT NULL,
    contract TEXT NOT NULL,
    qualification TEXT NOT NULL,
    sex TEXT NOT NULL,
    ethnicity TEXT NOT NULL,
    minority INTEGER NOT NULL CHECK (minority IN (0, 1)),
    status TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL,
    PRIMARY KEY (member, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_unit ON member(unit);

CREATE TABLE assignment(
    member TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event(number),
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    class TEXT NOT NULL,
    subject TEXT,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL,
    PRIMARY KEY (member, year, number, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_by_unit ON assignment(unit);

-- What a pupil's term came to.
CREATE TABLE result(
    pupil TEXT NOT NULL,
    year INTEGER NOT NULL,
    term TEXT NOT NULL,
    version INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event(number),
    unit TEXT NOT NULL,
    class TEXT NOT NULL,
    learning TEXT,
    rule TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL,
    PRIMARY KEY (pupil, year, term, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX result_by_unit ON result(unit);

-- One class at one round of measuring; the children are below.
CREATE TABLE growth(
    unit TEXT NOT NULL,
    year INTEGER NOT NULL,
    class TEXT NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event(number),
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL,
    PRIMARY KEY (unit, year, class, number, version)
) STRICT, WITHOUT ROWID;

-- What is to be said of a child; a child of whom nothing is to be said has one row, `none`.
CREATE TABLE growth_child(
    event INTEGER NOT NULL REFERENCES event(number),
    pupil TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (event, pupil, code)
) STRICT, WITHOUT ROWID;
