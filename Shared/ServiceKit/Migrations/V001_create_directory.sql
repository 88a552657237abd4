-- What every service knows of the others: the tree of units, the keys of tokens, who is believed about what.
CREATE TABLE known_unit(
    code TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    state BLOB NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A unit's place in the tree, [from, to).
CREATE TABLE known_parent(
    unit TEXT NOT NULL,
    parent TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    PRIMARY KEY (unit, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE known_token_key(
    id TEXT PRIMARY KEY,
    public_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE known_authority(
    school TEXT NOT NULL,
    context TEXT NOT NULL,
    integrator TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school, context)
) STRICT, WITHOUT ROWID;
