-- One class, one subject, one semester. The number of regular marks decides the columns (TT 22/2021 Đ6).
CREATE TABLE mark_book(
    number INTEGER PRIMARY KEY,
    class TEXT NOT NULL,
    subject TEXT NOT NULL,
    semester INTEGER NOT NULL CHECK (semester IN (1, 2)),
    kind TEXT NOT NULL CHECK (kind IN ('marked', 'comment')),
    regular INTEGER NOT NULL CHECK (regular BETWEEN 2 AND 4),
    UNIQUE (class, subject, semester),
    CHECK (kind = 'marked' OR regular = 2)
) STRICT;

-- A cell as it stands: tenths of a mark, or a judgement. How it came to stand so is in the journal.
CREATE TABLE mark(
    book INTEGER NOT NULL REFERENCES mark_book(number),
    place TEXT NOT NULL CHECK (place IN ('tx1', 'tx2', 'tx3', 'tx4', 'gk', 'ck')),
    pupil TEXT NOT NULL,
    value ANY NOT NULL CHECK (
        CASE typeof(value) WHEN 'integer' THEN value BETWEEN 0 AND 100 ELSE value IN ('D', 'CD') END),
    PRIMARY KEY (book, place, pupil)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER mark_fits_its_book BEFORE INSERT ON mark
WHEN NOT EXISTS (
    SELECT 1 FROM mark_book
    WHERE number = NEW.book AND (kind = 'marked') = (typeof(NEW.value) = 'integer')
        AND (NEW.place IN ('gk', 'ck') OR CAST(substr(NEW.place, 3) AS INTEGER) <= regular))
BEGIN
    SELECT RAISE(ABORT, 'the mark does not fit its book');
END;

CREATE TRIGGER mark_still_fits_its_book BEFORE UPDATE ON mark
WHEN (NEW.book, NEW.place, NEW.pupil) IS NOT (OLD.book, OLD.place, OLD.pupil)
    OR (typeof(NEW.value) = 'integer') <> (typeof(OLD.value) = 'integer')
BEGIN
    SELECT RAISE(ABORT, 'the mark no longer fits its book');
END;

CREATE TRIGGER mark_stays BEFORE DELETE ON mark
BEGIN
    SELECT RAISE(ABORT, 'a mark is changed, never removed');
END;
