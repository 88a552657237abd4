-- Other vendors' systems that may be made the source of a school's context. Integrators, our own services and people
-- never share a name: the broker and the journal tell them apart by nothing else.
CREATE TABLE integrator(
    name TEXT PRIMARY KEY CHECK (
        name NOT IN ('identity', 'pupils', 'staff', 'assessment', 'campus', 'reporting', 'console')),
    vendor TEXT NOT NULL,
    contact TEXT NOT NULL,
    from_day TEXT NOT NULL CHECK (date(from_day, '+0 days') IS from_day),
    to_day TEXT CHECK (date(to_day, '+0 days') IS to_day),
    CHECK (to_day IS NULL OR from_day < to_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE integrator_context(
    integrator TEXT NOT NULL REFERENCES integrator(name),
    context TEXT NOT NULL CHECK (context IN ('pupils', 'staff', 'assessment', 'campus', 'reporting')),
    PRIMARY KEY (integrator, context)
) STRICT, WITHOUT ROWID;

CREATE TABLE integrator_school(
    integrator TEXT NOT NULL REFERENCES integrator(name),
    school TEXT NOT NULL REFERENCES known_unit(code),
    PRIMARY KEY (integrator, school)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER integrator_is_for_ever BEFORE DELETE ON integrator
BEGIN SELECT raise(ABORT, 'an integrator is ended, never deleted'); END;

CREATE TRIGGER integrator_is_no_account BEFORE INSERT ON integrator
WHEN EXISTS (SELECT 1 FROM account WHERE account.name = NEW.name)
BEGIN SELECT raise(ABORT, 'an account has this name'); END;

CREATE TRIGGER account_is_no_integrator BEFORE INSERT ON account
WHEN EXISTS (SELECT 1 FROM integrator WHERE integrator.name = NEW.name)
BEGIN SELECT raise(ABORT, 'an integrator has this name'); END;

-- Who an integrator is believed about is asked when its registration shrinks.
CREATE INDEX authority_by_integrator ON authority(integrator) WHERE integrator IS NOT NULL;
