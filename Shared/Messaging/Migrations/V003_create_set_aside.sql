-- Messages that could not be settled when they came, whole: to be tried again, waiting for what they refer to, given up,
-- or thrown away by somebody.
CREATE TABLE set_aside(
    number INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('retry', 'parked', 'dead', 'discarded')),
    -- What a parked message waits for; it has no other.
    root TEXT CHECK ((state = 'parked') = (root IS NOT NULL)),
    -- When a retry is due; nothing else ever is.
    due INTEGER CHECK ((state = 'retry') = (due IS NOT NULL)),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    reason TEXT NOT NULL,
    arrived INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    queue TEXT NOT NULL,
    exchange TEXT NOT NULL,
    routing_key TEXT NOT NULL,
    message_id TEXT NOT NULL,
    type TEXT NOT NULL,
    user TEXT NOT NULL,
    correlation_id TEXT,
    reply_to TEXT,
    authorization TEXT,
    traceparent TEXT,
    -- Of sender, id, type and body: the same message again is the same row.
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    body BLOB NOT NULL
) STRICT;
CREATE INDEX set_aside_by_state ON set_aside(state, number);
CREATE INDEX set_aside_by_digest ON set_aside(digest);
CREATE INDEX set_aside_by_waiting ON set_aside(message_id) WHERE state = 'retry';
CREATE INDEX set_aside_by_due ON set_aside(due) WHERE state = 'retry';
CREATE INDEX set_aside_by_root ON set_aside(root, number) WHERE state = 'parked';

INSERT INTO set_aside(
    number, state, attempts, reason, arrived, changed, queue, exchange, routing_key, message_id, type, user, digest,
    body)
SELECT number, 'dead', 1, reason, at, at, queue, exchange, routing_key, message_id, type, user, zeroblob(32), body
FROM dead_letter;
DROP TABLE dead_letter;

-- The message that is being tried alone because the process may have died on it, and how often that was begun.
CREATE TABLE suspect(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    attempts INTEGER NOT NULL CHECK (attempts >= 1)
) STRICT;
