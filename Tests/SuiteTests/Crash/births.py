"""Death in the middle of a migration: an empty store, killed at every step of its making, must come up whole."""

import os
import shlex
import sqlite3
import subprocess

from stores import SERVICES

MOST_STEPS = 60


def try_births(town):
    """Makes each service's store once in peace and once killed at every migration; gives deaths and complaints."""
    deaths, complaints = 0, []
    for service in SERVICES:
        peaceful, troubled = town.dir / "born" / "peace", town.dir / "born" / "trouble"
        peaceful.mkdir(parents=True, exist_ok=True)
        troubled.mkdir(parents=True, exist_ok=True)
        if _migrate(town, service, peaceful, None) != 0:
            complaints.append(f"{service}: its store could not be made")
            continue
        for step in range(1, MOST_STEPS):
            ended = _migrate(town, service, troubled, f"in-migration:{step % 2 + 1}")
            if ended == 0:
                break
            if ended != 128 + 9:
                complaints.append(f"{service}: status {ended} at migration {step}")
                break
            deaths += 1
        if _migrate(town, service, troubled, None) != 0:
            complaints.append(f"{service}: did not come up after it was killed while its store was made")
        complaints += _compare(service, peaceful / f"{service}.sqlite", troubled / f"{service}.sqlite")
    return deaths, complaints


def _migrate(town, service, data, failpoint):
    words = [f"KHUEVAN_DATA={data}", "KHUEVAN_BROKER=amqp://nobody:nothing@127.0.0.1:1/"]
    words += [f"KHUEVAN_FAILPOINT={failpoint}"] if failpoint else []
    line = shlex.join(["env", *words, os.path.join(town.programs, f"khuevan-{service}"), "--migrate"])
    with open(town.dir / "shell.log", "ab") as said:
        ended = subprocess.run(["bash", "-c", f"{line}; exit $?"], stdout=said, stderr=said, check=False, timeout=60)
    return ended.returncode


def _compare(service, one, other):
    found = []
    said = [_describe(path) for path in (one, other)]
    for (name, left), (_, right) in zip(said[0].items(), said[1].items()):
        if left != right:
            found.append(f"{service}: a store made under fire differs in its {name}")
    if said[1]["soundness"] != ["ok"]:
        found.append(f"{service}: a store made under fire is damaged: {said[1]['soundness']}")
    return found


def _describe(path):
    store = sqlite3.connect(path)
    try:
        return {
            "soundness": [row[0] for row in store.execute("PRAGMA integrity_check")],
            "schema": store.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall(),
            "migrations": store.execute("SELECT name, checksum FROM migration ORDER BY name").fetchall(),
        }
    finally:
        store.close()
