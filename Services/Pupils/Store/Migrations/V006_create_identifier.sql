-- The codes that others gave to pupils. A value is one pupil's for good, within its scheme; the numbers that a school gives
-- itself are unique in that school, which is then their issuer.
CREATE TABLE identifier(
    scheme TEXT NOT NULL CHECK (scheme IN ('HCM20', 'MOET10', 'PIN12', 'LIFELONG', 'LOCAL')),
    issuer TEXT NOT NULL,
    value TEXT NOT NULL,
    pupil TEXT NOT NULL REFERENCES pupil(code),
    from_day TEXT NOT NULL,
    to_day TEXT,
    -- Why it stands though it contradicts the file.
    reason TEXT,
    PRIMARY KEY (scheme, issuer, value),
    CHECK ((issuer = '') = (scheme <> 'LOCAL')),
    CHECK (to_day IS NULL OR from_day < to_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_by_pupil ON identifier(pupil, scheme, from_day);
CREATE INDEX identifier_by_value ON identifier(value, scheme);
CREATE UNIQUE INDEX one_number_at_a_time ON identifier(pupil, scheme, issuer) WHERE to_day IS NULL;

CREATE TRIGGER identifiers_do_not_overlap BEFORE INSERT ON identifier
WHEN EXISTS (
    SELECT 1 FROM identifier
    WHERE pupil = NEW.pupil AND scheme = NEW.scheme AND issuer = NEW.issuer
        AND (to_day IS NULL OR NEW.from_day < to_day) AND (NEW.to_day IS NULL OR from_day < NEW.to_day))
BEGIN SELECT raise(ABORT, 'a pupil has one code of a scheme at a time'); END;
CREATE TRIGGER identifiers_are_only_ended BEFORE UPDATE ON identifier
WHEN NEW.scheme <> OLD.scheme OR NEW.issuer <> OLD.issuer OR NEW.value <> OLD.value OR NEW.pupil <> OLD.pupil
    OR NEW.from_day <> OLD.from_day OR OLD.to_day IS NOT NULL
BEGIN SELECT raise(ABORT, 'a code is ended, never changed'); END;
CREATE TRIGGER identifiers_are_never_deleted BEFORE DELETE ON identifier
BEGIN SELECT raise(ABORT, 'a code is ended, never deleted'); END;
