"""The journals, read row by row and proved: numbers without gaps, hashes computed again, revisions in order."""

import collections
import dataclasses
import hashlib
import json

from stores import SERVICES, opened, tables

COLUMNS = (
    "seq, id, entity, fact, subject, unit, version, actor, occasion, occurred, recorded, reason, class, traceparent, "
    "body, previous_hash, hash")


@dataclasses.dataclass
class Fact:
    """One row of a journal."""

    seq: int
    id: str
    entity: str
    fact: str
    subject: str
    unit: str
    version: int
    actor: str
    occasion: str
    occurred: int
    recorded: int
    reason: str
    classification: str
    traceparent: str
    body: bytes
    previous: bytes
    hash: bytes

    @property
    def state(self):
        return json.loads(self.body)

    def computed(self):
        """SHA-256 over the previous hash and every column, each with its length in eight bytes before it."""
        digest = hashlib.sha256()

        def field(value):
            value = value if isinstance(value, bytes) else str(value).encode()
            digest.update(len(value).to_bytes(8, "big") + value)

        field(self.previous)
        for value in (self.seq, self.version, self.occurred, self.recorded):
            field(value)
        for value in (
                self.id, self.entity, self.fact, self.subject, self.unit, self.actor, self.occasion,
                self.classification):
            field(value)
        for value in (self.reason, self.traceparent):
            field("absent" if value is None else "present")
            if value is not None:
                field(value)
        field(self.body)
        return digest.digest()


class Journals:
    """Every journal of a town, proved as it is read."""

    def __init__(self, directory, findings):
        self.rows = {}
        for service in SERVICES:
            with opened(directory, service) as store:
                self.rows[service] = [
                    Fact(*row) for row in store.execute(f"SELECT {COLUMNS} FROM journal ORDER BY seq")]
                self._prove(service, store, findings)

    def head(self, service):
        return self.rows[service][-1].seq if self.rows[service] else 0

    def latest(self, service, entity):
        """The highest version of each subject of an entity: its row by subject."""
        found = {}
        for row in self.rows[service]:
            if row.entity == entity and (row.subject not in found or found[row.subject].version < row.version):
                found[row.subject] = row
        return found

    def _prove(self, service, store, findings):
        previous, expected = bytes(32), 1
        versions, ids = collections.Counter(), collections.Counter()
        for row in self.rows[service]:
            if row.seq != expected:
                findings.add("broken", service, f"row {expected} of the journal is missing")
            if row.previous != previous:
                findings.add("broken", service, f"row {row.seq} does not continue the row before it")
            if row.computed() != row.hash:
                findings.add("broken", service, f"row {row.seq} was altered")
            previous, expected = row.hash, row.seq + 1
            versions[row.subject] += 1
            ids[row.id] += 1
            if row.version != versions[row.subject]:
                findings.add("wrong", service, f"{row.subject} has version {row.version} for its fact "
                             f"{versions[row.subject]}")
        for identity, times in ids.items():
            if times > 1:
                findings.add("doubled", service, f"the journal has event {identity} {times} times")
        kept = dict(store.execute("SELECT subject, version FROM subject_version"))
        if kept != dict(versions):
            findings.add("wrong", service, "subject_version does not agree with the journal")
        cursor = store.execute("SELECT seq FROM relay_cursor").fetchone()[0]
        if cursor > self.head(service):
            findings.add("broken", service, f"row {self.head(service) + 1} is missing, though it was published")
        elif cursor < self.head(service):
            findings.add("lost", service, f"rows {cursor + 1} to {self.head(service)} were never published")
        for (said,) in store.execute("PRAGMA integrity_check"):
            if said != "ok":
                findings.add("broken", service, f"the store is damaged: {said}")
        if "dead_letter" in tables(store):
            letters = store.execute("SELECT queue, type, message_id, reason FROM dead_letter").fetchall()
        else:
            letters = store.execute(
                "SELECT queue, type, message_id, state || ': ' || reason FROM set_aside "
                "WHERE state <> 'discarded'").fetchall()
        for queue, kind, identity, reason in letters:
            findings.add("wrong", service, f"{queue} {kind} {identity} was set aside: {reason}")
