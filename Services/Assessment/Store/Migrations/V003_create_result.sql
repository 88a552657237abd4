-- What a pupil's term came to when it was last reckoned: the whole public state, as published.
CREATE TABLE result(
    pupil TEXT NOT NULL,
    year TEXT NOT NULL,
    term TEXT NOT NULL CHECK (term IN ('semester-1', 'semester-2', 'year')),
    class TEXT NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (pupil, year, term)
) STRICT, WITHOUT ROWID;

CREATE INDEX result_by_class ON result(class, term);
