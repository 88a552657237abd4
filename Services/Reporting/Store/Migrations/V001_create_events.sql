-- Every event as it came, once, less what names a person; facts point here, and so do explanations.
CREATE TABLE event(
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    unit TEXT NOT NULL,
    subject TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    occurred INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    arrived INTEGER NOT NULL,
    actor TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TRIGGER event_is_never_altered BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'an event is never altered'); END;
CREATE TRIGGER event_is_never_lost BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, 'an event is never lost'); END;
