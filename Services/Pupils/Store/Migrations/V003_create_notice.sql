-- Notices to families, one to a pupil, and what the channels have said of each.
CREATE TABLE notice(
    number INTEGER PRIMARY KEY,
    school TEXT NOT NULL,
    pupil TEXT NOT NULL REFERENCES pupil(code),
    class TEXT REFERENCES class(id),
    topic TEXT NOT NULL,
    pace TEXT NOT NULL,
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    text_vi TEXT NOT NULL,
    text_en TEXT NOT NULL,
    recipients BLOB NOT NULL,
    sent INTEGER NOT NULL,
    deliver_from INTEGER NOT NULL CHECK (sent <= deliver_from),
    status TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'failed', 'withdrawn')),
    -- When a channel may try again after a failure.
    due INTEGER NOT NULL
) STRICT;
CREATE INDEX notice_by_school ON notice(school, number);
CREATE INDEX notice_by_pupil ON notice(pupil, number);
CREATE INDEX notice_by_class ON notice(class, sent);
CREATE INDEX notice_due ON notice(school, due) WHERE status = 'waiting';

CREATE TRIGGER notices_are_kept BEFORE DELETE ON notice
BEGIN SELECT raise(ABORT, 'a notice is withdrawn, never deleted'); END;
CREATE TRIGGER notices_say_what_they_said BEFORE UPDATE OF title_vi, title_en, text_vi, text_en, pupil ON notice
BEGIN SELECT raise(ABORT, 'a notice is never altered; withdraw it and send another'); END;
CREATE TRIGGER notices_stay_settled BEFORE UPDATE OF status ON notice
WHEN OLD.status IN ('delivered', 'withdrawn') AND NEW.status <> OLD.status
BEGIN SELECT raise(ABORT, 'what has been delivered or withdrawn stays so'); END;

CREATE TABLE receipt(
    notice INTEGER NOT NULL REFERENCES notice(number),
    at INTEGER NOT NULL,
    channel TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('delivered', 'failed', 'read')),
    detail TEXT,
    PRIMARY KEY (notice, at, channel, outcome)
) STRICT, WITHOUT ROWID;
