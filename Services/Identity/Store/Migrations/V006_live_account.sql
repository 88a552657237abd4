-- An account's life: whose it is, whether he may come in, and what he may not use again as a password.
ALTER TABLE account ADD COLUMN kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'service'));
ALTER TABLE account ADD COLUMN status TEXT NOT NULL DEFAULT 'active'
    CHECK (status IN ('active', 'suspended', 'closed'));
-- Since when; 0 stands for the day it was opened.
ALTER TABLE account ADD COLUMN status_since INTEGER NOT NULL DEFAULT 0;

CREATE TRIGGER account_is_one_persons BEFORE UPDATE OF name, kind, person ON account
WHEN NEW.name <> OLD.name OR NEW.kind <> OLD.kind OR (OLD.person IS NOT NULL AND NEW.person IS NOT OLD.person)
BEGIN SELECT raise(ABORT, 'an account stays its first holder''s'); END;

CREATE TRIGGER account_stays_closed BEFORE UPDATE OF status ON account
WHEN OLD.status = 'closed' AND NEW.status <> 'closed'
BEGIN SELECT raise(ABORT, 'a closed account is never opened again'); END;

ALTER TABLE role_grant ADD COLUMN decision TEXT;

-- Made by somebody else, and to be changed before anything is done with it.
ALTER TABLE credential ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1));

CREATE TABLE former_password(
    account TEXT NOT NULL REFERENCES account(name),
    until INTEGER NOT NULL,
    hash TEXT NOT NULL CHECK (hash GLOB '$y$*'),
    PRIMARY KEY (account, until, hash)
) STRICT, WITHOUT ROWID;

-- Wrong passwords since the last right one, for names that exist and names that do not: a door that shuts for the ones
-- only would say which they are.
CREATE TABLE knock(
    name TEXT PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count >= 1),
    locked_until INTEGER,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX knock_by_age ON knock(last);
INSERT INTO knock(name, count, locked_until, last)
SELECT account, count, locked_until, coalesce(locked_until, 0) FROM sign_in_failure WHERE count > 0;
DROP TABLE sign_in_failure;

-- What the operator has set, kept here because commands read nothing but the store.
DROP TABLE sign_in_rule;
CREATE TABLE sign_in_rule(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    token_minutes INTEGER CHECK (token_minutes BETWEEN 1 AND 60),
    administrator_minutes INTEGER CHECK (administrator_minutes BETWEEN 1 AND 60),
    session_hours INTEGER NOT NULL CHECK (session_hours BETWEEN 1 AND 168),
    password_days INTEGER NOT NULL CHECK (password_days BETWEEN 1 AND 3650),
    administrator_password_days INTEGER NOT NULL CHECK (administrator_password_days BETWEEN 1 AND 3650),
    idle_days INTEGER NOT NULL CHECK (idle_days BETWEEN 1 AND 3650),
    key_days INTEGER NOT NULL CHECK (key_days BETWEEN 1 AND 3650),
    second_factor TEXT NOT NULL CHECK (second_factor IN ('optional', 'administrators', 'everybody'))
) STRICT;

-- Keys of tokens come and go: from when on one signs, and from when on nothing is taken that it has signed.
ALTER TABLE token_secret ADD COLUMN to_time INTEGER;
