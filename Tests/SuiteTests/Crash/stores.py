"""Reading the stores of a town from outside, without touching them."""

import contextlib
import pathlib
import sqlite3

SERVICES = ["identity", "pupils", "staff", "assessment", "campus", "reporting"]
# Whose events each service takes in: what its bindings say.
SUBSCRIPTIONS = {
    "identity": [], "pupils": ["identity", "staff", "assessment", "campus"], "staff": ["identity", "pupils"],
    "assessment": ["identity", "pupils", "staff"], "campus": ["identity", "pupils"], "reporting": SERVICES,
}


@contextlib.contextmanager
def opened(directory, service):
    """A read-only connection to a service's store."""
    path = pathlib.Path(directory, "data", f"{service}.sqlite").resolve()
    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        yield store
    finally:
        store.close()


def tables(store):
    return {name for (name,) in store.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def head(store):
    """The number of the last row of the journal."""
    return store.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]


def heads(directory):
    """The last journal row of each service."""
    found = {}
    for service in SERVICES:
        with opened(directory, service) as store:
            found[service] = head(store)
    return found


def read_positions(directory, service):
    """How far a service says that it has read each source."""
    with opened(directory, service) as store:
        return dict(store.execute("SELECT name, sequence FROM source"))
