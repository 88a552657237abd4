#!/usr/bin/python3
"""What the stores of a suite say, read from their files alone, with nothing of Khuê Văn's in it.

usage: stores.py heads DATA                 the last row of each journal, and the last one published, as JSON
       stores.py await DATA HEADS LIMIT     waits until everything HEADS (such JSON) has is published and in reporting;
                                            prints the moment, in seconds since 1970
       stores.py silence ANSWERS FROM TO    the longest time without an answer between two moments, for each command
       stores.py check DATA ANSWERS         every answered command is in its store once, every journal row in reporting
                                            once, in order; prints the counts

Exit status: 0 yes, 1 no, 2 usage.
"""

import collections
import json
import pathlib
import sqlite3
import sys
import time

SERVICES = ("identity", "pupils", "staff", "assessment", "campus", "reporting")
TABLES = {"pupils.register-pupil": ("pupils", "pupil"), "staff.register-member": ("staff", "member")}


class Stores:
    def __init__(self, data):
        self.files = {name: pathlib.Path(data) / f"{name}.sqlite" for name in SERVICES}
        self.open = {
            name: sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10) for name, path in self.files.items()}

    def rows(self, service, question, *values):
        return self.open[service].execute(question, values).fetchall()

    def value(self, service, question, *values):
        return self.rows(service, question, *values)[0][0]

    def heads(self):
        return {
            name: {
                "head": self.value(name, "SELECT coalesce(max(seq), 0) FROM journal"),
                "published": self.value(name, "SELECT seq FROM relay_cursor")}
            for name in SERVICES}

    def heard(self):
        """How far reporting has read each service."""
        return {
            name.rsplit("/", 1)[-1]: sequence
            for name, sequence in self.rows("reporting", "SELECT name, sequence FROM source")}


def has_caught_up(stores, heads):
    now, heard = stores.heads(), stores.heard()
    return all(
        now[name]["published"] >= head["head"] and (name == "reporting" or heard.get(name, 0) >= head["head"])
        for name, head in heads.items())


def wait(data, heads, limit):
    stores, deadline = Stores(data), time.time() + limit
    while not has_caught_up(stores, heads):
        if time.time() > deadline:
            print(f"not published in time: {stores.heads()} of {heads}, heard {stores.heard()}", file=sys.stderr)
            return 1
        time.sleep(0.02)
    print(time.time())
    return 0


def check(data, answers):
    stores, complaints = Stores(data), []

    def expect(truth, complaint):
        if not truth:
            complaints.append(complaint)

    given = [json.loads(line) for line in open(answers, encoding="utf-8")]
    expect(len({answer["id"] for answer in given}) == len(given), "a command was answered twice as if it were two")
    by_command = collections.defaultdict(list)
    for answer in given:
        by_command[answer["command"]].append(answer)
    for command, (service, table) in TABLES.items():
        told = {answer["id"]: answer["code"] for answer in by_command[command]}
        kept = stores.rows(service, f"SELECT code FROM {table} WHERE name LIKE 'Lê Thị %'")
        facts = collections.Counter(stores.rows(
            service, "SELECT occasion, subject FROM journal WHERE entity = ? AND fact = 'registered'", table))
        by_occasion = {occasion: subject for occasion, subject in facts}
        expect(len(set(told.values())) == len(told), f"{command}: two commands were told of one {table}")
        expect(
            {code for code, in kept} == set(told.values()),
            f"{command}: {len(told)} were answered, {len(kept)} are in the store")
        expect(all(count == 1 for count in facts.values()), f"{command}: a fact was recorded twice")
        missing = [name for name, code in told.items() if not by_occasion.get(name, "").endswith(code)]
        expect(not missing, f"{command}: {len(missing)} answered commands are not in the journal")
        print(f"{command}: {len(told)} answered, each once in the store and once in the journal")
    for service, head in stores.heads().items():
        expect(head["head"] == head["published"], f"{service}: {head['head'] - head['published']} rows not published")
        aside = stores.value(service, "SELECT count(*) FROM set_aside")
        expect(aside == 0, f"{service}: {aside} messages are set aside")
        if service == "reporting":
            continue
        journal = stores.rows(service, "SELECT seq, id FROM journal ORDER BY seq")
        events = stores.rows(
            "reporting", "SELECT sequence, id FROM event WHERE source LIKE ? ORDER BY number", f"%/{service}")
        expect(
            events == journal,
            f"{service}: {len(journal)} rows in the journal, {len(events)} in reporting, or in another order")
        print(f"{service}: {len(journal)} rows published, each in reporting once, in order")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    again = sum(answer["times"] > 1 for answer in given)
    print(f"{len(given)} commands answered, {again} of them sent more than once")
    return 1 if complaints else 0


def silence(answers, start, end):
    moments = collections.defaultdict(list)
    for line in open(answers, encoding="utf-8"):
        if line.endswith("\n"):
            answer = json.loads(line)
            moments[answer["command"]].append(answer["answered"])
    for command, times in sorted(moments.items()):
        times = [start] + sorted(moment for moment in times if start < moment < end) + [end]
        longest = max(after - before for before, after in zip(times, times[1:]))
        print(f"  {command}: longest without an answer".ljust(49) + f"{longest:.2f}")


match sys.argv[1:]:
    case ["heads", data]:
        print(json.dumps(Stores(data).heads()))
    case ["await", data, heads, limit]:
        sys.exit(wait(data, json.loads(heads), float(limit)))
    case ["silence", answers, start, end]:
        silence(answers, float(start), float(end))
    case ["check", data, answers]:
        sys.exit(check(data, answers))
    case _:
        sys.exit(__doc__)
