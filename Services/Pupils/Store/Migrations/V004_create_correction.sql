-- What families want put right in a child's file.
CREATE TABLE correction(
    number INTEGER PRIMARY KEY,
    school TEXT NOT NULL,
    pupil TEXT NOT NULL REFERENCES pupil(code),
    by_name TEXT NOT NULL,
    phone TEXT,
    wish TEXT NOT NULL,
    received TEXT NOT NULL CHECK (date(received, '+0 days') IS received),
    acknowledge_by TEXT NOT NULL CHECK (acknowledge_by > received),
    decide_by TEXT NOT NULL CHECK (decide_by > received),
    status TEXT NOT NULL CHECK (status IN ('requested', 'acknowledged', 'corrected', 'rejected')),
    answer TEXT,
    CHECK (answer IS NOT NULL OR status IN ('requested', 'acknowledged'))
) STRICT;
CREATE INDEX correction_by_school ON correction(school, number);
CREATE INDEX correction_open ON correction(school, decide_by) WHERE status IN ('requested', 'acknowledged');

CREATE TRIGGER corrections_are_kept BEFORE DELETE ON correction
BEGIN SELECT raise(ABORT, 'a request is answered, never deleted'); END;
CREATE TRIGGER corrections_go_forward BEFORE UPDATE OF status ON correction
WHEN OLD.status IN ('corrected', 'rejected') OR (OLD.status = 'acknowledged' AND NEW.status = 'requested')
BEGIN SELECT raise(ABORT, 'what has been decided stays so'); END;
