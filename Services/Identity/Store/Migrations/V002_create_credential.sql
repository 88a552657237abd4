-- What a password is checked with: a yescrypt hash, never the password.
CREATE TABLE credential(
    account TEXT PRIMARY KEY REFERENCES account(name),
    hash TEXT NOT NULL CHECK (hash GLOB '$y$*'),
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Failures since the last success, and until when they bar the door.
CREATE TABLE sign_in_failure(
    account TEXT PRIMARY KEY REFERENCES account(name),
    count INTEGER NOT NULL CHECK (count >= 0),
    locked_until INTEGER
) STRICT, WITHOUT ROWID;

-- The secret halves of the keys that tokens are signed with; the newest signs.
CREATE TABLE token_secret(
    id TEXT PRIMARY KEY,
    seed BLOB NOT NULL CHECK (length(seed) = 32),
    from_time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the operator has set, kept here because commands read nothing but the store.
CREATE TABLE sign_in_rule(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    token_minutes INTEGER NOT NULL CHECK (token_minutes BETWEEN 1 AND 60)
) STRICT;
