-- Equipment of schools. A row is a lot acquired together; what is left of it is what was acquired less what was written off.
CREATE TABLE asset(
    id TEXT PRIMARY KEY,
    school TEXT NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    counted_in TEXT NOT NULL,
    acquired_quantity INTEGER NOT NULL CHECK (acquired_quantity BETWEEN 1 AND 1000000),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND acquired_quantity),
    acquired_on TEXT NOT NULL CHECK (date(acquired_on, '+0 days') IS acquired_on),
    cost_each INTEGER NOT NULL CHECK (cost_each BETWEEN 0 AND 1000000000000),
    source TEXT,
    condition TEXT NOT NULL CHECK (condition IN ('good', 'worn', 'broken')),
    room TEXT REFERENCES room(id),
    room_since TEXT CHECK (date(room_since, '+0 days') IS room_since),
    CHECK (substr(id, 1, 21) = school || '/'),
    CHECK (room IS NULL OR substr(room, 1, 21) = school || '/'),
    CHECK ((room IS NULL) = (room_since IS NULL)),
    CHECK (room_since IS NULL OR acquired_on <= room_since),
    CHECK (quantity > 0 OR room IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX asset_by_school ON asset(school, id);
CREATE INDEX asset_by_room ON asset(room, id) WHERE room IS NOT NULL;

-- Where a lot has stood, [on_day, left_on): so a move told again is known, and a room closes after its equipment left.
CREATE TABLE asset_move(
    asset TEXT NOT NULL REFERENCES asset(id),
    number INTEGER NOT NULL CHECK (number >= 1),
    room TEXT NOT NULL REFERENCES room(id),
    on_day TEXT NOT NULL CHECK (date(on_day, '+0 days') IS on_day),
    left_on TEXT CHECK (date(left_on, '+0 days') IS left_on),
    PRIMARY KEY (asset, number),
    CHECK (left_on IS NULL OR on_day <= left_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX asset_move_by_room ON asset_move(room, on_day);
CREATE UNIQUE INDEX asset_stands_in_one_room ON asset_move(asset) WHERE left_on IS NULL;

-- What ceased to be the school's, and by which decision: one decision writes off of one lot once.
CREATE TABLE write_off(
    asset TEXT NOT NULL REFERENCES asset(id),
    number INTEGER NOT NULL CHECK (number >= 1),
    decision TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (date(on_day, '+0 days') IS on_day),
    quantity INTEGER NOT NULL CHECK (quantity >= 1),
    PRIMARY KEY (asset, number),
    UNIQUE (asset, decision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER assets_are_never_deleted BEFORE DELETE ON asset
BEGIN SELECT raise(ABORT, 'an asset is written off, not deleted'); END;
CREATE TRIGGER assets_stay_what_they_were
BEFORE UPDATE OF id, school, counted_in, acquired_quantity, acquired_on, cost_each ON asset
BEGIN SELECT raise(ABORT, 'what was acquired is on record for good'); END;
CREATE TRIGGER asset_moves_are_never_altered BEFORE UPDATE ON asset_move
WHEN OLD.left_on IS NOT NULL OR (NEW.asset, NEW.number, NEW.room, NEW.on_day)
    IS NOT (OLD.asset, OLD.number, OLD.room, OLD.on_day)
BEGIN SELECT raise(ABORT, 'where equipment stood is on record for good'); END;
CREATE TRIGGER asset_moves_are_never_deleted BEFORE DELETE ON asset_move
BEGIN SELECT raise(ABORT, 'where equipment stood is on record for good'); END;
CREATE TRIGGER write_offs_are_never_altered BEFORE UPDATE ON write_off
BEGIN SELECT raise(ABORT, 'a write-off is on record for good'); END;
CREATE TRIGGER write_offs_are_never_deleted BEFORE DELETE ON write_off
BEGIN SELECT raise(ABORT, 'a write-off is on record for good'); END;

CREATE TRIGGER assets_begin_whole BEFORE INSERT ON asset WHEN NEW.quantity <> NEW.acquired_quantity
BEGIN SELECT raise(ABORT, 'all that was acquired is there at first'); END;
CREATE TRIGGER assets_lose_what_is_written_off BEFORE UPDATE OF quantity ON asset
WHEN NEW.quantity <> OLD.acquired_quantity - (
    SELECT coalesce(sum(quantity), 0) FROM write_off WHERE asset = OLD.id)
BEGIN SELECT raise(ABORT, 'what is left is what was acquired less what was written off'); END;
CREATE TRIGGER no_more_is_written_off_than_is_left BEFORE INSERT ON write_off
WHEN NEW.quantity > (SELECT quantity FROM asset WHERE id = NEW.asset)
BEGIN SELECT raise(ABORT, 'no more is written off than is left'); END;

-- Nothing stands in a room that is closed.
CREATE TRIGGER assets_come_into_rooms_in_use BEFORE INSERT ON asset
WHEN NEW.room IN (SELECT id FROM room WHERE to_day IS NOT NULL OR NEW.room_since < from_day)
BEGIN SELECT raise(ABORT, 'the room is not in use'); END;
CREATE TRIGGER assets_move_into_rooms_in_use BEFORE UPDATE OF room, room_since ON asset
WHEN NEW.room IN (SELECT id FROM room WHERE to_day IS NOT NULL OR NEW.room_since < from_day)
BEGIN SELECT raise(ABORT, 'the room is not in use'); END;
CREATE TRIGGER rooms_are_emptied_before_they_close BEFORE UPDATE OF to_day ON room
WHEN NEW.to_day IS NOT NULL AND (EXISTS (SELECT 1 FROM asset WHERE room = OLD.id)
    OR EXISTS (SELECT 1 FROM asset_move WHERE room = OLD.id AND NEW.to_day < left_on))
BEGIN SELECT raise(ABORT, 'there is equipment in the room'); END;
CREATE TRIGGER rooms_are_in_use_before_they_are_furnished BEFORE UPDATE OF from_day ON room
WHEN (SELECT min(on_day) FROM asset_move WHERE room = OLD.id) < NEW.from_day
BEGIN SELECT raise(ABORT, 'there was equipment in the room before'); END;
