-- Who is believed about one context of one school; the highest version holds.
CREATE TABLE authority(
    school TEXT NOT NULL REFERENCES known_unit(code),
    context TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    integrator TEXT,
    from_day TEXT NOT NULL CHECK (date(from_day, '+0 days') IS from_day),
    PRIMARY KEY (school, context, version)
) STRICT, WITHOUT ROWID;
