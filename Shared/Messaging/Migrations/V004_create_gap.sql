-- Ranges of a source's numbers that have not come, though later ones have.
CREATE TABLE gap(
    source INTEGER NOT NULL REFERENCES source(number),
    first INTEGER NOT NULL CHECK (first >= 1),
    last INTEGER NOT NULL CHECK (last >= first),
    found INTEGER NOT NULL,
    -- How often the source was asked for them, and when it is asked next.
    asked INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL,
    PRIMARY KEY (source, first)
) STRICT, WITHOUT ROWID;

-- Ranges of this journal that somebody has asked for again, and how far they have been published.
CREATE TABLE replay(
    number INTEGER PRIMARY KEY,
    queue TEXT NOT NULL,
    next INTEGER NOT NULL CHECK (next >= 1),
    last INTEGER NOT NULL
) STRICT;

-- The journal's head at the end of a day, as it was told to everybody.
CREATE TABLE seal(
    seq INTEGER PRIMARY KEY,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    day TEXT NOT NULL
) STRICT;
