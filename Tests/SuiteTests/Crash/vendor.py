"""Another vendor's system: publishes its own school's events in one contiguous sequence, some of them twice."""

import collections
import datetime
import json
import threading
import time

import pika

from courier import TROUBLE
from world import FIRST_YEAR, GRADES, YEAR, People

EVENTS = "khuevan.events"
HANOI = datetime.timezone(datetime.timedelta(hours=7))
CLASSES = {"class": "public", "pupil": "personal", "enrolment": "personal", "member": "personal"}


class Vendor(threading.Thread):
    """Publishes with confirms, and an event that was not confirmed again until it is."""

    def __init__(self, address, ledger, seed, name, school):
        super().__init__(name="vendor", daemon=True)
        self._parameters = pika.URLParameters(address)
        self._parameters.heartbeat = 6
        self._parameters.socket_timeout = self._parameters.stack_timeout = 8
        self._parameters.blocked_connection_timeout = 8
        self._ledger = ledger
        self._people = People(seed, "C")
        self._random = self._people.random
        self._name, self._school = name, school
        self._sequence = 0
        self._waiting = collections.deque()
        self._lock = threading.Lock()
        self._credit = 0
        self._versions = {}
        self._classes, self._pupils, self._sitting = [], [], []
        self._said = set()
        self._past = []
        self.stop = threading.Event()
        self.failure = None
        self.cuts = 0

    def allow(self, count, _kind=None):
        """Lets it publish so many more events."""
        with self._lock:
            self._credit += count

    @property
    def open_orders(self):
        return self._credit + len(self._waiting)

    def run(self):
        try:
            while not self.stop.is_set():
                try:
                    connection = pika.BlockingConnection(self._parameters)
                    try:
                        self._work(connection, connection.channel())
                    finally:
                        if connection.is_open:
                            connection.close()
                except TROUBLE:
                    self.cuts += 1
                    self.stop.wait(0.1)
        except Exception as error:  # A mistake of ours shall end the run, not pass in silence.
            self.failure = error
            raise

    def _work(self, connection, channel):
        channel.confirm_delivery()
        while not self.stop.is_set():
            with self._lock:
                if self._credit and not self._waiting:
                    self._credit -= 1
                    self._waiting.append(self._next())
            if not self._waiting:
                connection.process_data_events(time_limit=0.05)
                continue
            if self._publish(channel, self._waiting[0]):
                self._past.append(self._waiting.popleft())
            else:
                self.stop.wait(0.2)
            if self._past and self._random.random() < 0.15:
                # Twice on purpose: the same id again, sooner or later.
                self._publish(channel, self._random.choice(self._past[-20:]))

    def _publish(self, channel, event):
        first = event["id"] not in self._said
        self._said.add(event["id"])
        self._ledger.write(
            "event", id=event["id"], source=event["source"], sequence=int(event["sequence"]),
            **({"event": event} if first else {}))
        context, entity, happened = event["type"].split(".")[2:5]
        properties = pika.BasicProperties(
            content_type="application/cloudevents+json", delivery_mode=2, message_id=event["id"], type=event["type"],
            timestamp=int(time.time()), app_id=self._name, user_id=self._parameters.credentials.username,
            headers={"school": self._school})
        try:
            channel.basic_publish(
                EVENTS, f"{self._school}.{context}.{entity}.{happened}",
                json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode(), properties, mandatory=True)
        except (pika.exceptions.UnroutableError, pika.exceptions.NackError) as error:
            self._ledger.write("event-failed", id=event["id"], why=type(error).__name__)
            return False
        self._ledger.write("event-confirmed", id=event["id"])
        return True

    # What happens at the school

    def _next(self):
        kind = self._random.random()
        if not self._classes or kind < 0.1:
            code = f"{self._random.choice(GRADES)}C{self._people.number()}"
            data = {
                "id": f"{self._school}/{FIRST_YEAR}/{code}", "school": self._school, "year": YEAR, "code": code,
                "name": f"Lớp {code}", "grade": code[0], "session": "one", "status": "open"}
            self._classes.append(data["id"])
            return self._event("pupils", "class", data["id"], "defined", data)
        if kind < 0.25:
            body = self._people.member(self._school, True)
            return self._event(
                "staff", "member", body["code"], "registered", body | {"subjects": [], "status": "working"})
        if kind < 0.4 and self._sitting:
            stay = self._sitting.pop(self._random.randrange(len(self._sitting)))
            left = stay | {"status": "left", "to": "2026-10-12", "leaveReason": "distance"}
            return self._event("pupils", "enrolment", stay["id"], "left", left)
        if kind < 0.7 and self._pupils:
            pupil = self._pupils.pop(self._random.randrange(len(self._pupils)))
            stay = {
                "id": f"{pupil}/{FIRST_YEAR}/1", "pupil": pupil, "school": self._school,
                "schoolClass": self._random.choice(self._classes), "year": YEAR, "from": "2026-09-07",
                "status": "studying"}
            self._sitting.append(stay)
            return self._event("pupils", "enrolment", stay["id"], "enrolled", stay)
        body = self._people.pupil(self._school, True)
        self._pupils.append(body["code"])
        return self._event("pupils", "pupil", body["code"], "registered", body | {"policies": [], "guardians": []})

    def _event(self, context, entity, subject, happened, data):
        self._sequence += 1
        version = self._versions[subject] = self._versions.get(subject, 0) + 1
        now = datetime.datetime.now(HANOI).isoformat(timespec="seconds")
        return {
            "specversion": "1.0", "id": self._people.identity(), "source": f"/integrators/{self._name}",
            "type": f"vn.khuevan.{context}.{entity}.{happened}.v1", "subject": f"{entity}/{subject}", "time": now,
            "recordedtime": now, "school": self._school, "sequence": str(self._sequence), "entityversion": version,
            "actor": f"integrator/{self._name}", "dataclassification": CLASSES[entity],
            "dataschema": f"urn:khuevan:schema:{context}.{entity}:1", "datacontenttype": "application/json",
            "data": data}
