-- Commands already settled, with the answer that was given (kept for 30 days).
CREATE TABLE answer(
    sender TEXT NOT NULL,
    id TEXT NOT NULL,
    digest BLOB NOT NULL,
    type TEXT NOT NULL,
    body BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (sender, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_by_age ON answer(at);

-- Sources of events, and how far each has been read.
CREATE TABLE source(
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0),
    heard INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Events already taken in; an id is unique only together with its source.
CREATE TABLE event_seen(
    source INTEGER NOT NULL REFERENCES source(number),
    id BLOB NOT NULL CHECK (length(id) = 16),
    PRIMARY KEY (source, id)
) STRICT, WITHOUT ROWID;

-- What could not be taken in, whole, with the reason.
CREATE TABLE dead_letter(
    number INTEGER PRIMARY KEY,
    queue TEXT NOT NULL,
    exchange TEXT NOT NULL,
    routing_key TEXT NOT NULL,
    message_id TEXT NOT NULL,
    type TEXT NOT NULL,
    user TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX dead_letter_by_message ON dead_letter(message_id);