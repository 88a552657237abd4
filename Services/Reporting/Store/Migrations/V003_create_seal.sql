-- The heads of the services' journals as they told them: what was sealed cannot be altered unnoticed any more.
CREATE TABLE kept_seal(
    service TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 1),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    day TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES event(number),
    PRIMARY KEY (service, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER kept_seal_is_never_altered BEFORE UPDATE ON kept_seal
BEGIN SELECT raise(ABORT, 'a seal is never altered'); END;
CREATE TRIGGER kept_seal_is_never_lost BEFORE DELETE ON kept_seal
BEGIN SELECT raise(ABORT, 'a seal is never lost'); END;
