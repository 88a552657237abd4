"""The append-only log of what was sent, confirmed and answered: all that the checker knows of the senders.

One JSON object a line, told apart by `what`:

    world      office, year, site, integrator: the names a run was given
    sent       id, by (patient | trusting), account, name, body (the first time only)
    confirmed  id: the broker has it
    failed     id, why: nobody knows whether the broker has it
    returned   id: the broker has no queue for it
    answer     id, type, code (of a refusal), result, position, digest (SHA-256 of the body)
    event      id, source, sequence, event (the whole envelope, the first time only)
    event-confirmed / event-failed   id
"""

import json
import threading
import time


class Ledger:
    """Writes lines from several threads, each whole and at once."""

    def __init__(self, path):
        self._file = open(path, "a", encoding="utf-8")
        self._lock = threading.Lock()
        self.counts = {}

    def write(self, what, **fields):
        """Appends one line; `what` says which kind."""
        line = json.dumps({"at": round(time.time(), 3), "what": what, **fields}, ensure_ascii=False)
        with self._lock:
            self.counts[what] = self.counts.get(what, 0) + 1
            self._file.write(line + "\n")
            self._file.flush()

    def close(self):
        with self._lock:
            self._file.close()
