-- Outbox, audit trail and ledger in one: every fact, in the transaction of the state it led to.
CREATE TABLE journal(
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    entity TEXT NOT NULL,
    fact TEXT NOT NULL,
    subject TEXT NOT NULL,
    unit TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    actor TEXT NOT NULL,
    occasion TEXT NOT NULL,
    occurred INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    reason TEXT,
    class TEXT NOT NULL CHECK (class IN ('public', 'personal', 'sensitive')),
    traceparent TEXT,
    body BLOB NOT NULL,
    previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER journal_is_append_only BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is never altered'); END;
CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is never cut'); END;
CREATE TRIGGER journal_is_contiguous BEFORE INSERT ON journal
WHEN NEW.seq <> coalesce((SELECT max(seq) FROM journal), 0) + 1
BEGIN SELECT raise(ABORT, 'the journal has no gaps'); END;

-- The revision of each subject, so that readers may keep the highest.
CREATE TABLE subject_version(
    subject TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;

-- Everything up to here has been published and confirmed.
CREATE TABLE relay_cursor(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL CHECK (seq >= 0)
) STRICT;
INSERT INTO relay_cursor(one, seq) VALUES (1, 0);
