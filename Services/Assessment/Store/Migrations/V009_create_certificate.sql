-- Temporary lower-secondary graduation certificates (004 Đ18.11), numbered for each school and school year. From 1/1/2026
-- there are none: Luật 123/2025/QH15 has the principal's confirmation in the học bạ take their place.
CREATE TABLE certificate(
    school TEXT NOT NULL,
    year TEXT NOT NULL CHECK (year <= '2024-2025'),
    number INTEGER NOT NULL CHECK (number > 0),
    pupil TEXT NOT NULL,
    -- The whole public state, as published.
    state BLOB NOT NULL,
    cancelled_at INTEGER,
    PRIMARY KEY (school, year, number)
) STRICT, WITHOUT ROWID;

-- Issued once: a reprint has the same number.
CREATE UNIQUE INDEX certificate_that_stands ON certificate(pupil) WHERE cancelled_at IS NULL;

CREATE TRIGGER certificate_follows BEFORE INSERT ON certificate
WHEN NEW.number <> 1 + (SELECT count(*) FROM certificate WHERE school = NEW.school AND year = NEW.year)
BEGIN
    SELECT RAISE(ABORT, 'certificates are numbered without gaps');
END;

CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate
BEGIN
    SELECT RAISE(ABORT, 'a certificate is cancelled, never removed');
END;

CREATE TRIGGER certificate_is_whose_it_was BEFORE UPDATE ON certificate
WHEN (NEW.school, NEW.year, NEW.number, NEW.pupil) IS NOT (OLD.school, OLD.year, OLD.number, OLD.pupil)
    OR OLD.cancelled_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a certificate is cancelled, never altered');
END;
