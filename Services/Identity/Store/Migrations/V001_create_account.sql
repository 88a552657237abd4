-- Who may sign in. A name is used once and for ever.
CREATE TABLE account(
    name TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES known_unit(code),
    person TEXT UNIQUE,
    opened INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX account_by_unit ON account(unit, name);

CREATE TRIGGER account_is_for_ever BEFORE DELETE ON account
BEGIN SELECT raise(ABORT, 'an account is never deleted'); END;

-- A role at a unit and all below it, [from, to).
CREATE TABLE role_grant(
    account TEXT NOT NULL REFERENCES account(name),
    role TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES known_unit(code),
    from_day TEXT NOT NULL CHECK (date(from_day, '+0 days') IS from_day),
    to_day TEXT CHECK (date(to_day, '+0 days') IS to_day),
    PRIMARY KEY (account, role, unit, from_day),
    CHECK (to_day IS NULL OR from_day < to_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_grant_by_unit ON role_grant(unit, role, account);

CREATE TRIGGER role_grant_is_for_ever BEFORE DELETE ON role_grant
BEGIN SELECT raise(ABORT, 'a grant is ended, never deleted'); END;

CREATE TRIGGER role_grant_is_had_once BEFORE INSERT ON role_grant
WHEN EXISTS (
    SELECT 1 FROM role_grant AS other
    WHERE other.account = NEW.account AND other.role = NEW.role AND other.unit = NEW.unit
        AND other.from_day < coalesce(NEW.to_day, '9999') AND NEW.from_day < coalesce(other.to_day, '9999'))
BEGIN SELECT raise(ABORT, 'the account has this role there on one of these days'); END;

CREATE TRIGGER role_grant_stays_had_once BEFORE UPDATE ON role_grant
WHEN EXISTS (
    SELECT 1 FROM role_grant AS other
    WHERE other.account = NEW.account AND other.role = NEW.role AND other.unit = NEW.unit
        AND other.from_day <> OLD.from_day
        AND other.from_day < coalesce(NEW.to_day, '9999') AND NEW.from_day < coalesce(other.to_day, '9999'))
BEGIN SELECT raise(ABORT, 'the account has this role there on one of these days'); END;

-- One administration account to a unit, on every day.
CREATE TRIGGER administrator_is_one BEFORE INSERT ON role_grant
WHEN NEW.role = 'school-administrator' AND EXISTS (
    SELECT 1 FROM role_grant AS other
    WHERE other.role = NEW.role AND other.unit = NEW.unit AND other.account <> NEW.account
        AND other.from_day < coalesce(NEW.to_day, '9999') AND NEW.from_day < coalesce(other.to_day, '9999'))
BEGIN SELECT raise(ABORT, 'the unit has another administration account on one of these days'); END;

CREATE TRIGGER administrator_stays_one BEFORE UPDATE ON role_grant
WHEN NEW.role = 'school-administrator' AND EXISTS (
    SELECT 1 FROM role_grant AS other
    WHERE other.role = NEW.role AND other.unit = NEW.unit AND other.account <> NEW.account
        AND other.from_day < coalesce(NEW.to_day, '9999') AND NEW.from_day < coalesce(other.to_day, '9999'))
BEGIN SELECT raise(ABORT, 'the unit has another administration account on one of these days'); END;

-- The tree is read downwards too.
CREATE INDEX known_parent_by_parent ON known_parent(parent);
