#!/usr/bin/python3
"""Sends pupils to and fro between two installations while their Pupils services die, and looks at what remains.

usage: transfers.py --directory DIR --programs DIR --schools HERE,THERE [--rounds N]

DIR has the two installations `here` and `there`, as deploy/lib/suite.sh lays them out. Each round one of the two services
is started so that it dies at its n-th pass of a failpoint; it is started again, and the transfer must come to its end. What
is true then is read from the stores with nothing of the suite's own. Exit status: 0 all is well, 1 something is wrong.
"""

import argparse
import contextlib
import datetime
import hashlib
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import threading
import time

POINTS = ["before-commit", "after-commit", "after-publish", "after-confirm"]
STEPS = 6
# Seconds a step may take before something is wrong: a link between brokers comes back within five.
PATIENCE = 60


class Site:
    """One installation: its school, its operator's command, its Pupils service."""

    def __init__(self, name, school, options):
        self.name, self.school = name, school
        self.directory = pathlib.Path(options.directory, name)
        self.programs = pathlib.Path(options.programs)
        self.service = None
        self.deaths = 0
        self.lock = threading.RLock()

    def khuevan(self, *words, text=None):
        environment = os.environ | {
            "KHUEVAN_BROKER": (self.directory / "secrets/console.address").read_text().strip(),
            "KHUEVAN_SESSION": str(self.directory / "session.json")}
        done = subprocess.run(
            [self.programs / "khuevan", *words], env=environment, input=text, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{self.name}: khuevan {' '.join(words[:2])}: {done.stdout}{done.stderr}")
        return done.stdout

    def send(self, command, **body):
        return json.loads(self.khuevan("send", command, json.dumps(body), "--json"))

    def ask(self, query, **body):
        return json.loads(self.khuevan("ask", query, json.dumps(body), "--json"))

    def store(self):
        return contextlib.closing(sqlite3.connect(f"file:{self.directory}/data/pupils.sqlite?mode=ro", uri=True))

    def start(self, failpoint=None):
        """Starts the Pupils service, to die at a failpoint where one is given."""
        environment = {key: value for key, value in os.environ.items() if key != "KHUEVAN_BROKER"} | {
            "KHUEVAN_BROKER_FILE": str(self.directory / "secrets/pupils.address"),
            "KHUEVAN_DATA": str(self.directory / "data"), "KHUEVAN_SITE": self.name}
        if failpoint:
            environment["KHUEVAN_FAILPOINT"] = failpoint
        with open(self.directory / "log/pupils.log", "ab") as log:
            self.service = subprocess.Popen(
                [self.programs / "khuevan-pupils"], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True)
        (self.directory / "data/pupils.pid").write_text(str(self.service.pid))

    def restart(self, failpoint=None):
        """Ends the service with -9, whoever started it, and starts it again."""
        with self.lock:
            if self.service is None:
                os.kill(int((self.directory / "data/pupils.pid").read_text()), 9)
            else:
                self.service.kill()
                self.service.wait()
            self.start(failpoint)

    def revive(self):
        """Starts the service again where it has died of itself."""
        with self.lock:
            if self.service is not None and self.service.poll() is not None:
                self.deaths += 1
                self.start()


def watch(sites):
    """Brings back whoever dies, as the operator's machine would."""
    while True:
        for site in sites:
            site.revive()
        time.sleep(0.05)


def prepare(site):
    """A school with an administrator and an open year."""
    people = site.directory / "secrets/people"
    people.write_text("mat-khau-thu-nghiem-dai")
    people.chmod(0o600)
    site.khuevan("sign-in", "admin", "--password-file", str(site.directory / "secrets/administrator"))
    site.send(
        "identity.register-unit", code=site.school, kind="school", name=f"Trường {site.name}", levels=["lower-secondary"],
        ownership="public", **{"from": "2025-07-01"})
    accounts = site.directory / "accounts.csv"
    accounts.write_text(
        f"name,person,unit,role,displayName\nqtv.{site.name},,{site.school},school-administrator,Quản trị\n")
    site.khuevan("import", "accounts", str(accounts), "--password-file", str(people))
    site.khuevan("sign-in", f"qtv.{site.name}", "--password-file", str(people))
    first, today = YEAR, TODAY
    starts = min(datetime.date(first, 9, 1), today - datetime.timedelta(days=40))
    site.send(
        "pupils.open-school-year", school=site.school, year=f"{first}-{first + 1}", starts=str(starts),
        secondSemester=f"{first + 1}-01-11", ends=f"{first + 1}-08-31")
    site.send(
        "pupils.define-class", school=site.school, year=f"{first}-{first + 1}", code="6A1", name="Lớp 6A1", grade="6",
        session="one")


TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
YEAR = TODAY.year if TODAY.month >= 7 else TODAY.year - 1


def wait(what, condition):
    """Waits until the condition gives something."""
    limit = time.monotonic() + PATIENCE
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > limit:
            raise RuntimeError(f"{what} did not come about within {PATIENCE} s")
        time.sleep(0.05)


def patient(what, action):
    """Does something that fails while a service is away, until it is done."""
    def attempt():
        try:
            return action() or True
        except RuntimeError as error:
            print(f"  ({error})".replace("\n", " ")[:200], file=sys.stderr)
            return None
    return wait(what, attempt)


def row(site, sql, *values):
    with site.store() as store:
        return store.execute(sql, values).fetchone()


def transfer(number, sender, receiver, target, failpoint):
    """One pupil goes from one school to the other while the target dies; gives the pupil, and the number of the transfer."""
    born, begin = "2014-05-06", str(TODAY - datetime.timedelta(days=20))
    pupil = sender.send(
        "pupils.register-pupil", school=sender.school, name=f"Nguyễn Văn {number}", birthDate=born, sex="male",
        ethnicity="01")["code"]
    sender.send("pupils.enrol-pupil", pupil=pupil, schoolClass=f"{sender.school}/{YEAR}/6A1", **{"from": begin})
    target.restart(failpoint)
    name = patient("the request", lambda: receiver.send(
        "pupils.request-transfer", pupil=pupil, name=f"Nguyễn Văn {number}", birthDate=born, sender=sender.school,
        schoolClass=f"{receiver.school}/{YEAR}/6A1", **{"from": str(TODAY)}))["transfer"]
    key = (receiver.school, int(name.split("/")[1]))
    where = "FROM transfer_release WHERE receiver = ? AND number = ?"
    wait("the note", lambda: row(sender, f"SELECT 1 {where}", *key))
    patient("the acceptance", lambda: sender.send("pupils.accept-transfer", transfer=name))
    wait("the receipt", lambda: row(sender, f"SELECT 1 {where} AND status = 'confirmed'", *key))
    # Where it was armed for a later pass than there was, it dies all the same.
    target.restart()
    return pupil, key


def judge(pupil, key, sender, receiver):
    """What is wrong in the end, by the stores alone."""
    wrong = []
    package, seal = row(sender, "SELECT package, seal FROM transfer_release WHERE receiver = ? AND number = ?", *key)
    came = row(receiver, "SELECT body, seal FROM transfer_package WHERE receiver = ? AND number = ?", *key)
    if came is None or came != (package, seal):
        wrong.append("the packages differ")
    if hashlib.sha256(package).hexdigest() != seal:
        wrong.append("the seal is broken")
    status, = row(receiver, "SELECT status FROM transfer WHERE receiver = ? AND number = ?", *key)
    if status != "received":
        wrong.append(f"the request is {status}")
    for site in (sender, receiver):
        school, = row(site, "SELECT school FROM pupil WHERE code = ?", pupil)
        if school != receiver.school:
            wrong.append(f"{site.name} says the pupil is at {school}")
    stays = []
    for site in (sender, receiver):
        with site.store() as store:
            stays += store.execute(
                "SELECT substr(class, 1, 20), from_day, to_day, status FROM enrolment WHERE pupil = ?", (pupil,)).fetchall()
    expected = [
        (sender.school, str(TODAY - datetime.timedelta(days=20)), str(TODAY), "transferred-out"),
        (receiver.school, str(TODAY), None, "studying")]
    if sorted(stays, key=lambda stay: stay[1]) != expected:
        wrong.append(f"the stays are {stays}")
    for site in (sender, receiver):
        for entity, fact in (("transfer-release", "released"), ("transfer", "received"), ("enrolment", "enrolled")):
            told, = row(
                site, "SELECT count(DISTINCT subject) FROM journal WHERE entity = ? AND fact = ? AND body LIKE ?", entity,
                fact, f"%{pupil}%")
            if told > 1:
                wrong.append(f"{site.name} tells {told} of {entity} {fact}")
    return wrong


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--directory", required=True)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--schools", required=True)
    parser.add_argument("--rounds", type=int)
    options = parser.parse_args()
    here, there = (
        Site(name, school, options) for name, school in zip(("here", "there"), options.schools.split(",")))
    for site in (here, there):
        prepare(site)
    plan = [(side, point, step) for step in range(1, STEPS + 1) for point in POINTS for side in ("sender", "receiver")]
    plan = plan[:options.rounds or len(plan)]
    threading.Thread(target=watch, args=([here, there],), daemon=True).start()
    failures = reached = 0
    began = time.monotonic()
    for number, (side, point, step) in enumerate(plan, 1):
        sender, receiver = (here, there) if number % 2 else (there, here)
        target = sender if side == "sender" else receiver
        before = target.deaths
        pupil, key = transfer(number, sender, receiver, target, f"{point}:{step}")
        wrong = judge(pupil, key, sender, receiver)
        died = target.deaths > before
        reached += died
        failures += bool(wrong)
        outcome = "; ".join(wrong) or "one owner, equal packages"
        place = f"{side} dies at {point}:{step}" if died else f"{side} never comes to {point}:{step}"
        print(f"{number:3} {sender.name} → {receiver.name}, {place}: {outcome}", flush=True)
    print(
        f"{len(plan)} transfers in {time.monotonic() - began:.0f} s; in {reached} of them a service died on the way; "
        f"{failures} wrong")
    return 1 if failures or not reached else 0


if __name__ == "__main__":
    sys.exit(main())
