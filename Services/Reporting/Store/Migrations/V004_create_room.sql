-- A room of a school, which holds from the day it comes into use to the day it is closed.
CREATE TABLE room(
    room TEXT NOT NULL,
    version INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event(number),
    unit TEXT NOT NULL,
    purpose TEXT NOT NULL,
    grade TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL,
    PRIMARY KEY (room, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX room_by_unit ON room(unit);
