-- What more is said of a class: the other grades of a mixed one and the foreign languages it is taught, each a list as it
-- is published, and whether its pupils have their midday meal at school. NULL where nothing has been said; a list is
-- never empty.
ALTER TABLE class ADD COLUMN mixed_with BLOB CHECK (mixed_with IS NULL OR length(mixed_with) > 2);
ALTER TABLE class ADD COLUMN languages BLOB CHECK (languages IS NULL OR length(languages) > 2);
ALTER TABLE class ADD COLUMN boarding INTEGER CHECK (boarding IS NULL OR boarding IN (0, 1));
