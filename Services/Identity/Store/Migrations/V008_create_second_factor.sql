-- What codes are computed with (RFC 6238), from when it counts, and the last step whose code was taken.
CREATE TABLE second_factor(
    account TEXT PRIMARY KEY REFERENCES account(name),
    secret BLOB NOT NULL CHECK (length(secret) = 20),
    confirmed INTEGER,
    last_step INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Codes for the day the phone is lost, each good once; 60 random bits need no slow hash.
CREATE TABLE recovery_code(
    account TEXT NOT NULL REFERENCES account(name),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    used INTEGER,
    PRIMARY KEY (account, digest)
) STRICT, WITHOUT ROWID;
