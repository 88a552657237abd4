-- What members want put right in their own files.
CREATE TABLE correction(
    number INTEGER PRIMARY KEY,
    school TEXT NOT NULL,
    member TEXT NOT NULL REFERENCES member(code),
    wish TEXT NOT NULL,
    received TEXT NOT NULL CHECK (date(received, '+0 days') IS received),
    acknowledge_by TEXT NOT NULL CHECK (acknowledge_by > received),
    decide_by TEXT NOT NULL CHECK (decide_by > received),
    status TEXT NOT NULL CHECK (status IN ('requested', 'acknowledged', 'corrected', 'rejected')),
    answer TEXT,
    CHECK (answer IS NOT NULL OR status IN ('requested', 'acknowledged'))
) STRICT;
CREATE INDEX correction_by_school ON correction(school, number);
CREATE INDEX correction_open_of_member ON correction(member) WHERE status IN ('requested', 'acknowledged');
CREATE INDEX correction_open ON correction(school, decide_by) WHERE status IN ('requested', 'acknowledged');

CREATE TRIGGER corrections_are_kept BEFORE DELETE ON correction
BEGIN SELECT raise(ABORT, 'a request is answered, never deleted'); END;
CREATE TRIGGER corrections_go_forward BEFORE UPDATE ON correction
WHEN OLD.status IN ('corrected', 'rejected') OR (OLD.status = 'acknowledged' AND NEW.status = 'requested')
BEGIN SELECT raise(ABORT, 'what has been decided stays so'); END;
CREATE TRIGGER corrections_stay_what_they_are
BEFORE UPDATE OF number, school, member, wish, received, acknowledge_by, decide_by ON correction
BEGIN SELECT raise(ABORT, 'what was asked stays so, and by when it is answered'); END;
