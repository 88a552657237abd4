-- How many messages were set aside, in all and by cause: asked often, and not to be counted anew among a million.
CREATE TABLE set_aside_count(
    state TEXT PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside_group(
    state TEXT NOT NULL,
    type TEXT NOT NULL,
    user TEXT NOT NULL,
    -- What the messages wait for; empty where they are not parked.
    root TEXT NOT NULL,
    reason TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (state, type, user, root, reason)
) STRICT, WITHOUT ROWID;
CREATE INDEX set_aside_group_by_size ON set_aside_group(state, count);

-- The first and the last of a group.
CREATE INDEX set_aside_by_group ON set_aside(state, type, user, reason, root, number);

INSERT INTO set_aside_count(state, count) SELECT state, count(*) FROM set_aside GROUP BY state;
INSERT INTO set_aside_group(state, type, user, root, reason, count)
SELECT state, type, user, coalesce(root, ''), reason, count(*) FROM set_aside
GROUP BY state, type, user, coalesce(root, ''), reason;

CREATE TRIGGER set_aside_counts_in AFTER INSERT ON set_aside BEGIN
    INSERT INTO set_aside_count(state, count) VALUES (NEW.state, 1) ON CONFLICT DO UPDATE SET count = count + 1;
    INSERT INTO set_aside_group(state, type, user, root, reason, count)
    VALUES (NEW.state, NEW.type, NEW.user, coalesce(NEW.root, ''), NEW.reason, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER set_aside_counts_out AFTER DELETE ON set_aside BEGIN
    UPDATE set_aside_count SET count = count - 1 WHERE state = OLD.state;
    UPDATE set_aside_group SET count = count - 1
    WHERE state = OLD.state AND type = OLD.type AND user = OLD.user AND root = coalesce(OLD.root, '')
        AND reason = OLD.reason;
    DELETE FROM set_aside_group
    WHERE state = OLD.state AND type = OLD.type AND user = OLD.user AND root = coalesce(OLD.root, '')
        AND reason = OLD.reason AND count = 0;
END;

CREATE TRIGGER set_aside_counts_over AFTER UPDATE OF state, root, reason ON set_aside BEGIN
    UPDATE set_aside_count SET count = count - 1 WHERE state = OLD.state;
    UPDATE set_aside_group SET count = count - 1
    WHERE state = OLD.state AND type = OLD.type AND user = OLD.user AND root = coalesce(OLD.root, '')
        AND reason = OLD.reason;
    INSERT INTO set_aside_count(state, count) VALUES (NEW.state, 1) ON CONFLICT DO UPDATE SET count = count + 1;
    INSERT INTO set_aside_group(state, type, user, root, reason, count)
    VALUES (NEW.state, NEW.type, NEW.user, coalesce(NEW.root, ''), NEW.reason, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
    DELETE FROM set_aside_group
    WHERE state = OLD.state AND type = OLD.type AND user = OLD.user AND root = coalesce(OLD.root, '')
        AND reason = OLD.reason AND count = 0;
END;
