-- A member works within [from_day, to_day), and has no duty and no place in a group outside it. Whoever has left says
-- since when.
CREATE TRIGGER whoever_leaves_says_when BEFORE UPDATE OF status, to_day ON member
WHEN NEW.status = 'left' AND NEW.to_day IS NULL
BEGIN SELECT raise(ABORT, 'whoever has left says since when'); END;

CREATE TRIGGER members_work_on_the_days_of_their_duties BEFORE UPDATE OF from_day, to_day ON member
WHEN EXISTS (
    SELECT 1 FROM assignment
    WHERE member = NEW.code AND (from_day < NEW.from_day
        OR NEW.to_day IS NOT NULL AND (to_day IS NULL OR NEW.to_day < to_day)))
BEGIN SELECT raise(ABORT, 'a duty lies within the days its member works'); END;
CREATE TRIGGER members_work_on_the_days_of_their_places BEFORE UPDATE OF from_day, to_day ON member
WHEN EXISTS (
    SELECT 1 FROM appointment
    WHERE member = NEW.code AND (from_day < NEW.from_day
        OR NEW.to_day IS NOT NULL AND (to_day IS NULL OR NEW.to_day < to_day)))
BEGIN SELECT raise(ABORT, 'a place in a group lies within the days its member works'); END;
CREATE TRIGGER duties_lie_within_the_days_of_work BEFORE INSERT ON assignment
WHEN EXISTS (
    SELECT 1 FROM member
    WHERE code = NEW.member AND (NEW.from_day < from_day
        OR to_day IS NOT NULL AND (NEW.to_day IS NULL OR to_day < NEW.to_day)))
BEGIN SELECT raise(ABORT, 'a duty lies within the days its member works'); END;
CREATE TRIGGER places_lie_within_the_days_of_work BEFORE INSERT ON appointment
WHEN EXISTS (
    SELECT 1 FROM member
    WHERE code = NEW.member AND (NEW.from_day < from_day
        OR to_day IS NOT NULL AND (NEW.to_day IS NULL OR to_day < NEW.to_day)))
BEGIN SELECT raise(ABORT, 'a place in a group lies within the days its member works'); END;

-- Who is to leave on a day that is told already.
CREATE INDEX member_leaving ON member(to_day) WHERE status = 'working' AND to_day IS NOT NULL;

-- Since when position, contract and qualification are what they are; nothing where that is from the first day.
ALTER TABLE member ADD COLUMN held_from TEXT CHECK (held_from IS NULL OR date(held_from, '+0 days') IS held_from);

-- How far teachers meet the professional standard: one evaluation a school year by each who judges.
CREATE TABLE evaluation(
    id TEXT PRIMARY KEY,
    school TEXT NOT NULL,
    member TEXT NOT NULL REFERENCES member(code),
    year TEXT NOT NULL,
    assessor TEXT NOT NULL CHECK (assessor IN ('self', 'head')),
    rule TEXT NOT NULL,
    -- A digit for each criterion: 0 not passed, 1 passed, 2 fair, 3 good.
    criteria TEXT NOT NULL CHECK (length(criteria) = 15 AND criteria NOT GLOB '*[^0-3]*'),
    level TEXT NOT NULL CHECK (level IN ('not-passed', 'passed', 'fair', 'good')),
    on_day TEXT NOT NULL CHECK (date(on_day, '+0 days') IS on_day),
    note TEXT,
    UNIQUE (member, year, assessor),
    -- Whatever the standard: who fails one criterion fails, and nobody else does.
    CHECK ((level = 'not-passed') = (instr(criteria, '0') > 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluation_by_school ON evaluation(school, id);

CREATE TRIGGER evaluations_are_never_deleted BEFORE DELETE ON evaluation
BEGIN SELECT raise(ABORT, 'an evaluation is revised, not deleted'); END;
CREATE TRIGGER evaluations_stay_whose_they_are BEFORE UPDATE OF id, member, year, assessor ON evaluation
BEGIN SELECT raise(ABORT, 'an evaluation stays whose it is'); END;
