-- Who answers for which module of a unit's data, [from, to): one person a module on every day.
CREATE TABLE responsibility(
    unit TEXT NOT NULL REFERENCES known_unit(code),
    module TEXT NOT NULL,
    from_day TEXT NOT NULL CHECK (date(from_day, '+0 days') IS from_day),
    account TEXT NOT NULL REFERENCES account(name),
    to_day TEXT CHECK (date(to_day, '+0 days') IS to_day),
    PRIMARY KEY (unit, module, from_day),
    CHECK (to_day IS NULL OR from_day < to_day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER responsibility_is_for_ever BEFORE DELETE ON responsibility
BEGIN SELECT raise(ABORT, 'a responsibility is ended, never deleted'); END;

CREATE TRIGGER responsibility_is_one BEFORE INSERT ON responsibility
WHEN EXISTS (
    SELECT 1 FROM responsibility AS other
    WHERE other.unit = NEW.unit AND other.module = NEW.module
        AND other.from_day < coalesce(NEW.to_day, '9999') AND NEW.from_day < coalesce(other.to_day, '9999'))
BEGIN SELECT raise(ABORT, 'somebody answers for this module on one of these days'); END;

CREATE TRIGGER responsibility_stays_one BEFORE UPDATE ON responsibility
WHEN EXISTS (
    SELECT 1 FROM responsibility AS other
    WHERE other.unit = NEW.unit AND other.module = NEW.module AND other.from_day <> OLD.from_day
        AND other.from_day < coalesce(NEW.to_day, '9999') AND NEW.from_day < coalesce(other.to_day, '9999'))
BEGIN SELECT raise(ABORT, 'somebody answers for this module on one of these days'); END;

CREATE TRIGGER responsibility_is_one_persons BEFORE UPDATE OF unit, module, account, from_day ON responsibility
BEGIN SELECT raise(ABORT, 'a responsibility changes by its end alone'); END;
