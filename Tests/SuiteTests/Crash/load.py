"""The load: opens a small district, then sends a seeded mix of commands and events, round after round."""

import random
import secrets
import threading
import time

from courier import Patient, Trusting
from ledger import Ledger
from plan import PatientPlan, TrustingPlan
from sessions import Sessions
from stores import heads, read_positions
from vendor import Vendor
from world import (
    DEPARTMENT, HEAD, NURSE, OFFICE, OFFICER, SINCE, VENDOR, VENDOR_SCHOOL, YEAR, administrator, calendar, school_code)

SCHOOLS = [school_code(number) for number in (1, 2, 3)]


class Load:
    """The three senders and what they are allowed to send."""

    PER_ROUND = {"patient": (5, 13), "trusting": (3, 8), "vendor": (2, 6)}
    # What makes a service work, and by whom it is sent.
    FOOD = {
        "identity": ("patient", "unit"), "pupils": ("trusting", "pupil"), "staff": ("trusting", "member"),
        "assessment": ("trusting", "curriculum"), "campus": ("trusting", "checkup"), "reporting": ("vendor", None)}

    def __init__(self, town, seed, addresses, site="demo"):
        self.town = town
        self.ledger = Ledger(town.dir / "sent.jsonl")
        self.ledger.write(
            "world", office=OFFICE, year=YEAR, site=site, integrator=VENDOR, school=VENDOR_SCHOOL, seed=seed)
        self._plan = PatientPlan(seed, SCHOOLS)
        self._sessions = Sessions(self._plan.people)
        self.password = secrets.token_hex(12)
        self._plan.renew, self._plan.know, self._plan.password = (
            self._sessions.renew, self._sessions.know, self.password)
        self._random = random.Random(f"{seed}/load")
        self.patient = Patient(addresses["console"], self.ledger, self._sessions, self._plan)
        self.trusting = Trusting(addresses["console"], self.ledger, self._sessions, TrustingPlan(seed, SCHOOLS))
        self.vendor = Vendor(addresses["integrator"], self.ledger, seed, VENDOR, VENDOR_SCHOOL)

    @property
    def senders(self):
        return (self.patient, self.trusting, self.vendor)

    def open_district(self, administrator_password):
        """Units, accounts, authorities, school years, some classes and pupils; no disturbance yet."""
        self._sessions.know("admin", administrator_password)
        for sender in self.senders:
            sender.start()
        people, order = self._plan.people, self._plan.order
        units = [
            {"code": DEPARTMENT, "kind": "department", "name": "Sở Giáo dục và Đào tạo", "from": SINCE},
            {"code": OFFICE, "kind": "commune-office", "name": "Phòng VH-XH", "parent": DEPARTMENT, "from": SINCE}]
        units += [
            people.unit(code, f"Trường THCS {number}") for number, code in enumerate(SCHOOLS + [VENDOR_SCHOOL], 1)]
        for unit in units:
            self._do(order("identity.register-unit", unit, "admin"))
        self._do(order(
            "identity.register-integrator",
            {"name": VENDOR, "vendor": "Nhà cung cấp", "contact": "Tổng đài", "contexts": ["pupils", "staff"],
             "schools": [VENDOR_SCHOOL], "from": SINCE}, "admin"))
        for context in ("pupils", "staff"):
            self._add(order(
                "identity.set-authority",
                {"school": VENDOR_SCHOOL, "of": context, "integrator": VENDOR, "from": SINCE}, "admin"))
        # Roles at schools reach that school alone, so who works at all of them has one at each.
        people_of_trust = [
            (OFFICER, "office-officer", [OFFICE]), (NURSE, "nurse", SCHOOLS), (HEAD, "principal", SCHOOLS)]
        people_of_trust += [(administrator(school), "school-administrator", [school]) for school in SCHOOLS]
        for account, role, units in people_of_trust:
            self._do(order(
                "identity.open-account",
                {"name": account, "displayName": people.name(), "unit": units[0], "password": self.password}, "admin",
                secret=("password",)))
            for unit in units:
                self._do(order(
                    "identity.grant-role", {"account": account, "role": role, "unit": unit, "from": SINCE}, "admin"))
            if account != OFFICER:
                self._sessions.know(account, self.password)
        self._await("everybody to be signed in", lambda: all(
            self._sessions.has(account) for account, _, _ in people_of_trust if account != OFFICER))
        self._await("the services to know the units", self._units_are_known)
        for school in SCHOOLS:
            self._do(order("pupils.open-school-year", calendar(school), HEAD))
        for _ in range(6):
            self._add(self._plan._school_class())
        self._add(self._plan._pupils(count=110))
        self._await("the district to be open", lambda: self.patient.open_orders == 0)

    def round(self):
        """Lets every sender send some more: a part now, the rest while something goes wrong."""
        for name, (least, most) in self.PER_ROUND.items():
            sender = getattr(self, name)
            count = self._random.randrange(least, most + 1)
            first = self._random.randrange(count)
            sender.allow(first)
            rest = threading.Timer(self._random.uniform(0.02, 0.4), sender.allow, [count - first])
            rest.daemon = True
            rest.start()
        self.watch()

    def feed(self, service):
        """Gives a service something to do now."""
        sender, kind = self.FOOD.get(service, ("trusting", None))
        getattr(self, sender).allow(1, kind)

    def watch(self):
        """Raises what a sender died of."""
        for sender in self.senders:
            if sender.failure:
                raise RuntimeError(f"the sender {sender.name} failed") from sender.failure

    def rest(self):
        """Sends nothing more by itself, so that the end finds nothing that was just sent and not answered yet."""
        self._sessions.rest()

    @property
    def backlog(self):
        return sum(sender.open_orders for sender in self.senders)

    def finish(self):
        """Ends the senders and the log."""
        for sender in self.senders:
            sender.stop.set()
        for sender in self.senders:
            if sender.is_alive():
                sender.join(20)
        self.ledger.close()

    def _add(self, order):
        self.patient.add(order)

    def _do(self, order):
        """Adds an order that must be done before the next; setting up goes wrong loudly."""
        ends, inner = [], order.answered

        def answered(result, problem):
            inner(result, problem)
            ends.append(problem)

        order.answered = answered
        self._add(order)
        self._await(order.name, lambda: ends)
        if ends[0]:
            raise RuntimeError(f"{order.name} was refused: {ends[0]}")

    def _await(self, what, condition, limit=60):
        deadline = time.monotonic() + limit
        while not condition():
            self.watch()
            if time.monotonic() > deadline:
                raise RuntimeError(f"waited {limit} s in vain for {what}; {self.patient.in_the_air()}")
            time.sleep(0.01)

    def _units_are_known(self):
        head = heads(self.town.dir)["identity"]
        return all(
            read_positions(self.town.dir, service).get("/khuevan/demo/identity", 0) >= head
            for service in ("pupils", "staff", "assessment", "campus", "reporting"))
