-- Rounds of measuring. One begins on a day; two of one school and year do not begin on the same.
CREATE TABLE checkup(
    id TEXT PRIMARY KEY,
    school TEXT NOT NULL,
    year TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    from_day TEXT NOT NULL,
    UNIQUE (school, year, number),
    UNIQUE (school, year, from_day)
) STRICT, WITHOUT ROWID;
