-- Sessions, live and ended; kept for longer than the twelve months for which such records are asked (NĐ 333/2026).
CREATE TABLE session(
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(name),
    opened INTEGER NOT NULL,
    device TEXT,
    device_name TEXT,
    -- What the secrets of its renewals are computed with; the last one given has the number of the counter.
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    counter INTEGER NOT NULL CHECK (counter >= 1),
    refreshed INTEGER NOT NULL,
    -- The message that asked for the last renewal: the same message again is answered alike.
    refreshed_by TEXT NOT NULL,
    -- When the last token runs out, and when the session ends whatever happens.
    expires INTEGER NOT NULL,
    until INTEGER NOT NULL,
    ended INTEGER,
    because TEXT,
    CHECK ((ended IS NULL) = (because IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session(account, opened);
CREATE INDEX session_live ON session(account) WHERE ended IS NULL;
CREATE INDEX session_by_age ON session(opened);

CREATE TRIGGER session_stays_ended BEFORE UPDATE ON session
WHEN OLD.ended IS NOT NULL
BEGIN SELECT raise(ABORT, 'a session that has ended stays so'); END;

-- Signs that an account is shared; one open case to an account.
CREATE TABLE sharing_case(
    number INTEGER PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(name),
    opened INTEGER NOT NULL,
    verdict TEXT CHECK (verdict IN ('shared', 'innocent')),
    note TEXT
) STRICT;
CREATE UNIQUE INDEX sharing_case_is_one ON sharing_case(account) WHERE verdict IS NULL;

CREATE TABLE sharing_signal(
    number INTEGER NOT NULL REFERENCES sharing_case(number),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (number, at, kind)
) STRICT, WITHOUT ROWID;
