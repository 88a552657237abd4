-- A stay brought along is known by its whole id: of a pupil with merged files two may have one number in one year, each
-- under its own code, and of these the second was left out.
ALTER TABLE stay_elsewhere RENAME TO stay_by_number;

CREATE TABLE stay_elsewhere(
    pupil TEXT NOT NULL REFERENCES pupil(code),
    -- The code under which the stay was: the pupil's, or one of a file that was merged into the pupil's elsewhere.
    owner TEXT NOT NULL CHECK (length(owner) = 20),
    year TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    from_day TEXT NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (pupil, owner, year, number)
) STRICT, WITHOUT ROWID;

INSERT INTO stay_elsewhere
SELECT pupil, substr(json_extract(CAST(state AS TEXT), '$.id'), 1, 20), year, number, from_day, state
FROM stay_by_number;
DROP TABLE stay_by_number;

-- What was left out is still in the packages. An id is `<code>/<first year>/<number>`.
INSERT INTO stay_elsewhere
SELECT came.pupil, substr(json_extract(stay.value, '$.id'), 1, 20), json_extract(stay.value, '$.year'),
    CAST(substr(json_extract(stay.value, '$.id'), 27) AS INTEGER), json_extract(stay.value, '$.from'),
    CAST(stay.value AS BLOB)
FROM transfer_package AS came, json_each(CAST(came.body AS TEXT), '$.enrolments') AS stay
WHERE NOT EXISTS (
    SELECT 1 FROM enrolment
    WHERE enrolment.pupil = substr(json_extract(stay.value, '$.id'), 1, 20)
        AND enrolment.year = json_extract(stay.value, '$.year')
        AND enrolment.number = CAST(substr(json_extract(stay.value, '$.id'), 27) AS INTEGER))
ON CONFLICT DO NOTHING;
