-- Rooms of schools, in use on the days [from, to). What a room is for is a list that grows, so its words are not said here.
CREATE TABLE room(
    id TEXT PRIMARY KEY,
    school TEXT NOT NULL,
    site TEXT,
    purpose TEXT NOT NULL,
    grade TEXT NOT NULL CHECK (grade IN ('solid', 'semi-solid', 'temporary', 'borrowed')),
    square_decimetres INTEGER NOT NULL CHECK (square_decimetres BETWEEN 1 AND 10000000),
    capacity INTEGER CHECK (capacity BETWEEN 1 AND 10000),
    commissioned INTEGER CHECK (commissioned BETWEEN 1850 AND 2199),
    from_day TEXT NOT NULL CHECK (date(from_day, '+0 days') IS from_day),
    to_day TEXT CHECK (date(to_day, '+0 days') IS to_day),
    CHECK (substr(id, 1, 21) = school || '/'),
    CHECK (to_day IS NULL OR from_day < to_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX room_by_school ON room(school, id);

CREATE TRIGGER rooms_are_never_deleted BEFORE DELETE ON room
BEGIN SELECT raise(ABORT, 'a room is closed, not deleted'); END;
CREATE TRIGGER rooms_keep_their_names BEFORE UPDATE OF id, school ON room
BEGIN SELECT raise(ABORT, 'a room is the same school''s for good'); END;
-- All but the end of a room, which is dated anew while it lies ahead: that the command knows, for a store has no clock.
CREATE TRIGGER closed_rooms_stay_as_they_were BEFORE UPDATE ON room
WHEN OLD.to_day IS NOT NULL AND (NEW.to_day IS NULL
    OR (NEW.site, NEW.purpose, NEW.grade, NEW.square_decimetres, NEW.capacity, NEW.commissioned, NEW.from_day)
        IS NOT (OLD.site, OLD.purpose, OLD.grade, OLD.square_decimetres, OLD.capacity, OLD.commissioned, OLD.from_day))
BEGIN SELECT raise(ABORT, 'a closed room stays as it was'); END;
