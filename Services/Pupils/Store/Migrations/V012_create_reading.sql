-- Who has read sensitive data of children, here and in the services that say so, with how often in ten minutes.
CREATE TABLE reading(
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    person TEXT,
    roles BLOB NOT NULL,
    query TEXT NOT NULL,
    what_en TEXT NOT NULL,
    what_vi TEXT NOT NULL,
    school TEXT NOT NULL,
    began INTEGER NOT NULL,
    ended INTEGER NOT NULL CHECK (began <= ended),
    times INTEGER NOT NULL CHECK (times >= 1)
) STRICT;

-- Of whom, the latest of each child at hand. Other services may name a child whose file is not here.
CREATE TABLE reading_of(
    pupil TEXT NOT NULL,
    began INTEGER NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading(number),
    PRIMARY KEY (pupil, began, reading)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER readings_are_kept BEFORE DELETE ON reading
BEGIN SELECT raise(ABORT, 'that somebody has read stays so'); END;
CREATE TRIGGER readings_are_only_counted_on BEFORE UPDATE ON reading
WHEN NEW.times <= OLD.times OR NEW.ended < OLD.ended OR NEW.began <> OLD.began OR NEW.number <> OLD.number
    OR NEW.id <> OLD.id OR NEW.account <> OLD.account OR NEW.person IS NOT OLD.person OR NEW.roles <> OLD.roles
    OR NEW.query <> OLD.query OR NEW.what_en <> OLD.what_en OR NEW.what_vi <> OLD.what_vi OR NEW.school <> OLD.school
BEGIN SELECT raise(ABORT, 'a reading is counted on, never changed'); END;
CREATE TRIGGER readers_stay_named BEFORE DELETE ON reading_of
BEGIN SELECT raise(ABORT, 'that somebody has read stays so'); END;
CREATE TRIGGER readings_stay_dated BEFORE UPDATE OF began, reading ON reading_of
BEGIN SELECT raise(ABORT, 'a reading is counted on, never changed'); END;
CREATE TRIGGER readings_are_dated_once BEFORE INSERT ON reading_of
WHEN NEW.began IS NOT (SELECT began FROM reading WHERE number = NEW.reading)
BEGIN SELECT raise(ABORT, 'a reading begins once'); END;
