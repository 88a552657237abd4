-- Tokens that are refused although they have not run out: of a session, of an account, or all.
CREATE TABLE known_bar(
    subject TEXT PRIMARY KEY,
    -- Those issued up to then are refused.
    before INTEGER NOT NULL,
    -- By then the last of them has run out anyway.
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX known_bar_by_end ON known_bar(until);

-- From when on nothing is taken that the key has signed.
ALTER TABLE known_token_key ADD COLUMN to_time INTEGER;
