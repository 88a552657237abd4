"""The checker against a small made-up town: clean as it is, and with something planted in its log or a store.

No broker and no program is needed: the stores are made with the services' own migrations.
"""

import json
import pathlib
import shutil
import sqlite3
import sys
import tempfile
import uuid

from chains import COLUMNS, Fact
from check import check
from stores import SERVICES, SUBSCRIPTIONS

ROOT = pathlib.Path(__file__).resolve().parents[3]
OFFICE, SCHOOL = "99000PX0000010000000", "99000CS0000010000000"
PUPILS = [f"99000CPA{number:012d}" for number in range(1, 4)]


def identity(number):
    return str(uuid.UUID(int=0x7000_8000_0000_0000_0000 + number))


def migrations(service):
    """The scripts of a service's store in the order in which it runs them."""
    for part in ("Shared/Messaging", "Shared/ServiceKit", f"Services/{service.capitalize()}"):
        yield from sorted((ROOT / part).glob("**/Migrations/*.sql"))


class ToyTown:
    """A town in which four commands were done, one was refused, and one event came from another vendor."""

    def __init__(self, directory):
        self.dir = pathlib.Path(directory)
        (self.dir / "data").mkdir(parents=True)
        self.log = []
        self.stores = {service: sqlite3.connect(self.dir / "data" / f"{service}.sqlite") for service in SERVICES}
        for service, store in self.stores.items():
            # Nothing here needs to survive anything.
            store.execute("PRAGMA synchronous = OFF")
            for script in migrations(service):
                store.executescript(script.read_text(encoding="utf-8"))
        self.log.append({"what": "world", "office": OFFICE, "year": "2026-2027", "site": "demo", "integrator": "other"})
        self._grow()

    def close(self):
        for store in self.stores.values():
            store.commit()
            store.close()
        (self.dir / "sent.jsonl").write_text("".join(json.dumps(line) + "\n" for line in self.log))

    def sent(self, number, name, body, result=None, by="trusting", code=None):
        """Writes down a command that was confirmed and, with a result or a code, answered."""
        self.log.append({
            "what": "sent", "id": identity(number), "by": by, "account": "admin", "name": name, "body": body})
        self.log.append({"what": "confirmed", "id": identity(number)})
        if result is not None:
            self.log.append({
                "what": "answer", "id": identity(number), "type": f"{name}.done", "result": result, "digest": "a",
                "position": {"source": name.split(".")[0], "seq": 999}})
        elif code:
            self.log.append({
                "what": "answer", "id": identity(number), "type": f"{name}.refused", "code": code, "digest": "b"})

    def fact(self, service, number, entity, fact, key, state, version=1):
        """Appends to a journal what a command led to, and lets every subscriber have it."""
        store = self.stores[service]
        seq, previous = store.execute(
            "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone() or (0, bytes(32))
        row = Fact(
            seq + 1, identity(1000 * SERVICES.index(service) + 100_000 + seq), entity, fact, f"{entity}/{key}", SCHOOL,
            version, "account/admin", identity(number), 1, 2, None, "public", None, json.dumps(state).encode(),
            previous, b"")
        row.hash = row.computed()
        marks = ",".join("?" * 17)
        store.execute(f"INSERT INTO journal({COLUMNS}) VALUES ({marks})", tuple(vars(row).values()))
        store.execute("INSERT OR REPLACE INTO subject_version(subject, version) VALUES (?, ?)", (row.subject, version))
        store.execute("UPDATE relay_cursor SET seq = ?", (row.seq,))
        for subscriber, sources in SUBSCRIPTIONS.items():
            if service in sources:
                self.heard(subscriber, f"/khuevan/demo/{service}", row.seq, row.id)
        self.event(f"/khuevan/demo/{service}", row.seq, row.id, row.subject, version)
        return row

    def heard(self, subscriber, source, sequence, event):
        store = self.stores[subscriber]
        store.execute("INSERT OR IGNORE INTO source(name) VALUES (?)", (source,))
        store.execute("UPDATE source SET sequence = ? WHERE name = ?", (sequence, source))
        number = store.execute("SELECT number FROM source WHERE name = ?", (source,)).fetchone()[0]
        store.execute("INSERT INTO event_seen(source, id) VALUES (?, ?)", (number, uuid.UUID(event).bytes))

    def event(self, source, sequence, event, subject, version):
        self.stores["reporting"].execute(
            "INSERT INTO event(source, id, type, unit, subject, version, occurred, recorded, arrived, actor, sequence,"
            " body) VALUES (?, ?, 'x', ?, ?, ?, 1, 2, 3, 'account/admin', ?, x'7b7d')",
            (source, event, SCHOOL, subject, version, sequence))

    def unit(self, number, code, kind, parent):
        body = {"code": code, "kind": kind, "name": f"Unit {number}", "from": "2025-07-01"} | parent
        state = body | {"parents": [{"unit": parent["parent"], "from": "2025-07-01"}] if parent else []}
        self.fact("identity", number, "unit", "registered", code, state)
        for service in SERVICES:
            store = self.stores[service]
            store.execute(
                "INSERT INTO known_unit(code, kind, name, state, version) VALUES (?, ?, ?, x'7b7d', 1)",
                (code, kind, body["name"]))
            for above in state["parents"]:
                store.execute(
                    "INSERT INTO known_parent(unit, parent, from_day) VALUES (?, ?, ?)",
                    (code, above["unit"], above["from"]))
        self.stores["reporting"].execute(
            "INSERT INTO unit(unit, version, event, kind, name, valid_from, valid_to, recorded_from, recorded_to)"
            " VALUES (?, 1, 1, ?, ?, 0, 9, 0, 9)", (code, kind, body["name"]))
        self.sent(number, "identity.register-unit", body, {}, by="patient")

    def pupil(self, number, code):
        """What one registration leaves in the three stores that keep it."""
        body = {"school": SCHOOL, "name": "An", "birthDate": "2014-01-02", "sex": "female", "ethnicity": "01"}
        self.fact("pupils", number, "pupil", "registered", code, body | {"code": code})
        self.stores["pupils"].execute(
            "INSERT INTO pupil(code, school, name, birth_date, sex, ethnicity, policies, guardians, sort_key, search)"
            " VALUES (?, ?, 'An', '2014-01-02', 'female', '01', x'5b5d', x'5b5d', x'01', 'an')",
            (code, SCHOOL))
        self.stores["campus"].execute(
            "INSERT INTO known_pupil(code, birth_date, sex, version) VALUES (?, '2014-01-02', 'female', 1)", (code,))
        self.known_fact(code)
        return body

    def known_fact(self, code):
        self.stores["reporting"].execute(
            "INSERT INTO pupil(pupil, version, event, unit, birth_day, sex, ethnicity, minority, policies,"
            " recorded_from, recorded_to) VALUES (?, 1, 1, ?, 0, 'female', '01', 0, '', 0, 9)", (code, SCHOOL))

    def _grow(self):
        self.unit(1, OFFICE, "commune-office", {})
        self.unit(2, SCHOOL, "school", {"parent": OFFICE})
        self.sent(3, "pupils.register-pupil", self.pupil(3, PUPILS[0]), {"code": PUPILS[0]})
        # Accepted by the broker, never answered: it counts all the same.
        self.sent(4, "pupils.register-pupil", self.pupil(4, PUPILS[1]))
        self.sent(5, "pupils.register-pupil", {"school": SCHOOL, "name": ""}, by="patient", code="invalid")
        told = {
            "type": "vn.khuevan.pupils.pupil.registered.v1", "subject": f"pupil/{PUPILS[2]}", "entityversion": 1,
            "data": {"code": PUPILS[2]}}
        self.log.append({
            "what": "event", "id": identity(50), "source": "/integrators/other", "sequence": 1, "event": told})
        self.log.append({"what": "event-confirmed", "id": identity(50)})
        self.event("/integrators/other", 1, identity(50), told["subject"], 1)
        self.known_fact(PUPILS[2])

    def force(self, service, *statements):
        """Does to a store what its triggers forbid."""
        store = self.stores[service]
        for (name,) in store.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            store.execute(f"DROP TRIGGER {name}")
        store.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            store.execute(statement)


def twice(town):
    town.pupil(3, "99000CPA999999999999")


def from_nowhere(town):
    town.pupil(77, "99000CPA999999999999")


def refused_and_done(town):
    town.pupil(5, "99000CPA999999999999")


def turned_away(town):
    town.sent(6, "staff.register-member", {"school": SCHOOL}, code="unauthenticated")


def turned_away_and_done(town):
    town.sent(6, "pupils.register-pupil", town.pupil(6, "99000CPA999999999999"), code="unauthenticated")


# What is planted, as what it must be found, and a word of the sentence that says so.
PLANTED = [
    ("nothing", lambda town: None, None, ""),
    ("a trusting command without effect", lambda town: town.sent(6, "staff.register-member", {"school": SCHOOL}),
     "lost", "accepted"),
    ("a patient command without answer", lambda town: town.sent(
        6, "staff.register-member", {"school": SCHOOL}, by="patient"), "lost", "never answered"),
    ("a trusting command that waits for ever", lambda town: town.sent(
        6, "staff.register-member", {"school": SCHOOL}, code="unavailable"), "lost", "never answered"),
    ("a trusting command that was turned away", turned_away, "wrong", "turned away"),
    ("an effect of a command that was turned away", turned_away_and_done, "wrong", "yet there is row"),
    ("an effect twice", twice, "doubled", "one fact too many"),
    ("a fact from nowhere", from_nowhere, "wrong", "follows from no command"),
    ("an effect of a refused command", refused_and_done, "wrong", "was refused"),
    ("an event that reporting lacks", lambda town: town.force(
        "reporting", "DELETE FROM event WHERE source = '/khuevan/demo/pupils' AND sequence = 1"), "lost",
     "does not have 1"),
    ("an event that a service lacks", lambda town: town.force(
        "campus", "DELETE FROM event_seen WHERE id IN (SELECT id FROM event_seen LIMIT 1)"), "lost",
     "never taken in"),
    ("an event that reporting has twice", lambda town: town.event(
        "/khuevan/demo/pupils", 1, identity(101_000), f"pupil/{PUPILS[0]}", 1), "doubled", "2 times"),
    ("an integrator's event that is lost", lambda town: town.force(
        "reporting", "DELETE FROM event WHERE source = '/integrators/other'"), "lost", "does not have 1"),
    ("an altered row of a journal", lambda town: town.force(
        "pupils", "UPDATE journal SET occurred = 7 WHERE seq = 1"), "broken", "was altered"),
    ("a row cut out of a journal", lambda town: town.force(
        "pupils", "DELETE FROM journal WHERE seq = 1"), "broken", "row 1 of the journal is missing"),
    ("a journal that was cut off", lambda town: town.force(
        "pupils", "DELETE FROM journal WHERE seq = 2"), "broken", "though it was published"),
    ("a journal that was not published", lambda town: town.force(
        "pupils", "UPDATE relay_cursor SET seq = 1"), "lost", "never published"),
    ("a state that is gone", lambda town: town.force(
        "pupils", f"DELETE FROM pupil WHERE code = '{PUPILS[1]}'"), "lost", PUPILS[1]),
    ("a copy that is behind", lambda town: town.force(
        "campus", f"DELETE FROM known_pupil WHERE code = '{PUPILS[1]}'"), "lost", PUPILS[1]),
    ("a version that was not folded", lambda town: town.force(
        "reporting", f"DELETE FROM pupil WHERE pupil = '{PUPILS[0]}'"), "lost", PUPILS[0]),
    ("a position that is behind", lambda town: town.force(
        "campus", "UPDATE source SET sequence = 0 WHERE name = '/khuevan/demo/pupils'"), "lost", "has read up to 0"),
]


def main():
    failed = 0
    for what, plant, name, word in PLANTED:
        directory = tempfile.mkdtemp(prefix="khuevan-check-")
        try:
            town = ToyTown(directory)
            plant(town)
            town.close()
            findings, _ = check(directory)
        finally:
            shutil.rmtree(directory)
        found = findings.is_clean if name is None else any(word in text for text in findings.offences[name])
        print(f"{'as it should be' if found else 'NOT as it should be'}: {what}")
        if not found:
            failed += 1
            print(findings.table())
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
