-- Names in Vietnamese order, and as they are looked for. The columns hold what Vietnamese.sortKey and searchForm make of
-- the name; SQL cannot reckon it, so rows from before are filled when the service starts, before it hears anything.

ALTER TABLE pupil ADD COLUMN sort_key BLOB NOT NULL DEFAULT x'';
ALTER TABLE pupil ADD COLUMN search TEXT NOT NULL DEFAULT '';
-- Whether anybody has said which policies apply, be it none; of rows from before that is taken for granted.
ALTER TABLE pupil ADD COLUMN policies_stated INTEGER NOT NULL DEFAULT 1 CHECK (policies_stated IN (0, 1));

CREATE INDEX pupil_by_name ON pupil(school, sort_key, code);
CREATE INDEX pupil_by_likeness ON pupil(school, search, birth_date);
CREATE INDEX pupil_without_key ON pupil(code) WHERE sort_key = x'';

CREATE TRIGGER names_have_a_key BEFORE INSERT ON pupil WHEN NEW.sort_key = x''
BEGIN SELECT raise(ABORT, 'a name is kept with its sort key'); END;
-- No two names have one key.
CREATE TRIGGER names_change_with_their_key BEFORE UPDATE OF name, sort_key ON pupil
WHEN OLD.sort_key <> x'' AND (NEW.name = OLD.name) <> (NEW.sort_key = OLD.sort_key)
BEGIN SELECT raise(ABORT, 'a name is kept with its sort key'); END;
