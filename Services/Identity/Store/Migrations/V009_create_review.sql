-- Roles taken in an emergency, [from_time, to_time), never for longer than eight hours.
CREATE TABLE broken_glass(
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(name),
    role TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES known_unit(code),
    from_time INTEGER NOT NULL,
    to_time INTEGER NOT NULL CHECK (from_time < to_time AND to_time <= from_time + 28800000),
    reason TEXT NOT NULL,
    reviewed_by TEXT REFERENCES account(name) CHECK (reviewed_by <> account),
    verdict TEXT CHECK (verdict IN ('justified', 'unjustified')),
    note TEXT,
    CHECK ((reviewed_by IS NULL) = (verdict IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX broken_glass_by_account ON broken_glass(account, to_time);
CREATE INDEX broken_glass_open ON broken_glass(unit) WHERE verdict IS NULL;

-- Who has gone through a unit's accounts, and when.
CREATE TABLE access_review(
    unit TEXT NOT NULL REFERENCES known_unit(code),
    day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
    reviewer TEXT NOT NULL REFERENCES account(name),
    PRIMARY KEY (unit, day)
) STRICT, WITHOUT ROWID;

-- What must not stay as it is, as it was last told.
CREATE TABLE standing_alarm(
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (unit, kind)
) STRICT, WITHOUT ROWID;

-- People who have left the staff; their accounts are for the next review.
CREATE TABLE known_member(
    code TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
