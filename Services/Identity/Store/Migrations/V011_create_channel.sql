-- Accounts that a unit has elsewhere, and in whose hands each is, [from, to).
CREATE TABLE channel(
    number INTEGER PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES known_unit(code),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    class TEXT,
    holder TEXT NOT NULL REFERENCES account(name),
    from_day TEXT NOT NULL CHECK (date(from_day, '+0 days') IS from_day),
    to_day TEXT CHECK (date(to_day, '+0 days') IS to_day),
    CHECK (to_day IS NULL OR from_day < to_day)
) STRICT;
CREATE INDEX channel_by_unit ON channel(unit, number);
CREATE UNIQUE INDEX channel_is_named_once ON channel(unit, kind, name) WHERE to_day IS NULL;

CREATE TRIGGER channel_is_for_ever BEFORE DELETE ON channel
BEGIN SELECT raise(ABORT, 'a channel is closed, never deleted'); END;
CREATE TRIGGER channel_stays_closed BEFORE UPDATE ON channel WHEN OLD.to_day IS NOT NULL
BEGIN SELECT raise(ABORT, 'a closed channel stays so'); END;
