-- A role may be taken back on the day it begins, or before: [from_day, from_day) is no day at all, so nobody had it.
CREATE TABLE dated_grant(
    account TEXT NOT NULL REFERENCES account(name),
    role TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES known_unit(code),
    from_day TEXT NOT NULL CHECK (date(from_day, '+0 days') IS from_day),
    to_day TEXT CHECK (date(to_day, '+0 days') IS to_day),
    decision TEXT,
    PRIMARY KEY (account, role, unit, from_day),
    CHECK (to_day IS NULL OR from_day <= to_day)
) STRICT, WITHOUT ROWID;
INSERT INTO dated_grant(account, role, unit, from_day, to_day, decision)
SELECT account, role, unit, from_day, to_day, decision FROM role_grant;
DROP TABLE role_grant;
ALTER TABLE dated_grant RENAME TO role_grant;
CREATE INDEX role_grant_by_unit ON role_grant(unit, role, account);

CREATE TRIGGER role_grant_is_for_ever BEFORE DELETE ON role_grant
BEGIN SELECT raise(ABORT, 'a grant is ended, never deleted'); END;

CREATE TRIGGER role_grant_changes_by_its_end BEFORE UPDATE OF account, role, unit, from_day ON role_grant
BEGIN SELECT raise(ABORT, 'a grant changes by its end alone'); END;

CREATE TRIGGER role_grant_is_had_once BEFORE INSERT ON role_grant
WHEN EXISTS (
    SELECT 1 FROM role_grant AS other
    WHERE other.account = NEW.account AND other.role = NEW.role AND other.unit = NEW.unit
        AND other.from_day < coalesce(other.to_day, '9999')
        AND other.from_day < coalesce(NEW.to_day, '9999') AND NEW.from_day < coalesce(other.to_day, '9999'))
BEGIN SELECT raise(ABORT, 'the account has this role there on one of these days'); END;

CREATE TRIGGER role_grant_stays_had_once BEFORE UPDATE ON role_grant
WHEN EXISTS (
    SELECT 1 FROM role_grant AS other
    WHERE other.account = NEW.account AND other.role = NEW.role AND other.unit = NEW.unit
        AND other.from_day <> OLD.from_day AND other.from_day < coalesce(other.to_day, '9999')
        AND other.from_day < coalesce(NEW.to_day, '9999') AND NEW.from_day < coalesce(other.to_day, '9999'))
BEGIN SELECT raise(ABORT, 'the account has this role there on one of these days'); END;

-- One administration account to a unit, school or office, on every day (004 Đ2.5).
CREATE TRIGGER administrator_is_one BEFORE INSERT ON role_grant
WHEN NEW.role IN ('school-administrator', 'office-administrator') AND EXISTS (
    SELECT 1 FROM role_grant AS other
    WHERE other.role = NEW.role AND other.unit = NEW.unit AND other.account <> NEW.account
        AND other.from_day < coalesce(other.to_day, '9999')
        AND other.from_day < coalesce(NEW.to_day, '9999') AND NEW.from_day < coalesce(other.to_day, '9999'))
BEGIN SELECT raise(ABORT, 'the unit has another administration account on one of these days'); END;

CREATE TRIGGER administrator_stays_one BEFORE UPDATE ON role_grant
WHEN NEW.role IN ('school-administrator', 'office-administrator') AND EXISTS (
    SELECT 1 FROM role_grant AS other
    WHERE other.role = NEW.role AND other.unit = NEW.unit AND other.account <> NEW.account
        AND other.from_day < coalesce(other.to_day, '9999')
        AND other.from_day < coalesce(NEW.to_day, '9999') AND NEW.from_day < coalesce(other.to_day, '9999'))
BEGIN SELECT raise(ABORT, 'the unit has another administration account on one of these days'); END;

-- A lost phone ends a second factor by its removal: one that counts keeps its secret.
CREATE TRIGGER second_factor_keeps_its_secret BEFORE UPDATE OF secret ON second_factor
WHEN OLD.confirmed IS NOT NULL
BEGIN SELECT raise(ABORT, 'a second factor that counts keeps its secret'); END;

CREATE TRIGGER verdict_stays_given BEFORE UPDATE OF verdict ON broken_glass
WHEN OLD.verdict IS NOT NULL
BEGIN SELECT raise(ABORT, 'it has been looked into'); END;

CREATE TRIGGER sharing_stays_settled BEFORE UPDATE OF verdict ON sharing_case
WHEN OLD.verdict IS NOT NULL
BEGIN SELECT raise(ABORT, 'it has been looked into'); END;

-- What is asked often.
CREATE INDEX session_by_use ON session(account, refreshed);
CREATE INDEX sharing_case_by_account ON sharing_case(account, number);
CREATE INDEX broken_glass_by_unit ON broken_glass(unit, from_time);
CREATE INDEX responsibility_by_account ON responsibility(account);
CREATE INDEX account_by_opening ON account(opened) WHERE status = 'active';
