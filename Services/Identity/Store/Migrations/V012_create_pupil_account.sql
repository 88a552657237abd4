-- An account is one person's: a member's of the staff, or a pupil's, who has one that is not closed (004 Đ19.4).
ALTER TABLE account ADD COLUMN pupil TEXT CHECK (pupil IS NULL OR (person IS NULL AND kind = 'person'));
CREATE UNIQUE INDEX pupil_has_one_account ON account(pupil) WHERE pupil IS NOT NULL AND status <> 'closed';

CREATE TRIGGER account_is_one_pupils BEFORE UPDATE OF pupil ON account
WHEN NEW.pupil IS NOT OLD.pupil
BEGIN SELECT raise(ABORT, 'an account stays its first holder''s'); END;

-- A pupil has rights over his own data and nothing else.
CREATE TRIGGER pupils_have_no_role BEFORE INSERT ON role_grant
WHEN EXISTS (SELECT 1 FROM account WHERE name = NEW.account AND pupil IS NOT NULL)
BEGIN SELECT raise(ABORT, 'a pupil has no role'); END;
CREATE TRIGGER pupils_break_no_glass BEFORE INSERT ON broken_glass
WHEN EXISTS (SELECT 1 FROM account WHERE name = NEW.account AND pupil IS NOT NULL)
BEGIN SELECT raise(ABORT, 'a pupil has no role'); END;
CREATE TRIGGER pupils_answer_for_nothing BEFORE INSERT ON responsibility
WHEN EXISTS (SELECT 1 FROM account WHERE name = NEW.account AND pupil IS NOT NULL)
BEGIN SELECT raise(ABORT, 'a pupil answers for nothing'); END;
CREATE TRIGGER pupils_hold_no_channel BEFORE INSERT ON channel
WHEN EXISTS (SELECT 1 FROM account WHERE name = NEW.holder AND pupil IS NOT NULL)
BEGIN SELECT raise(ABORT, 'a pupil holds no channel'); END;
CREATE TRIGGER pupils_take_no_channel BEFORE UPDATE OF holder ON channel
WHEN EXISTS (SELECT 1 FROM account WHERE name = NEW.holder AND pupil IS NOT NULL)
BEGIN SELECT raise(ABORT, 'a pupil holds no channel'); END;

-- There are a hundred pupils to each member of the staff, among whom these few are looked for every few seconds.
CREATE INDEX account_of_staff_by_unit ON account(unit, name) WHERE pupil IS NULL;
DROP INDEX account_by_opening;
CREATE INDEX account_of_staff_by_opening ON account(opened) WHERE status = 'active' AND pupil IS NULL;
CREATE INDEX account_of_pupils_by_opening ON account(opened) WHERE status = 'active' AND pupil IS NOT NULL;

-- How many user names have been made of a stem, so that the next need not try them all.
CREATE TABLE proposed_name(
    stem TEXT PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count >= 1)
) STRICT, WITHOUT ROWID;

ALTER TABLE sign_in_rule ADD COLUMN pupil_password_days INTEGER NOT NULL DEFAULT 365
    CHECK (pupil_password_days BETWEEN 1 AND 3650);
ALTER TABLE sign_in_rule ADD COLUMN pupil_idle_days INTEGER NOT NULL DEFAULT 180
    CHECK (pupil_idle_days BETWEEN 1 AND 3650);
