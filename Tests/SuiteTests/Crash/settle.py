"""Waits until nothing is on its way any more: every journal published, every event taken in, every queue empty."""

import time

from stores import SERVICES, SUBSCRIPTIONS, head, opened, tables


def what_is_open(town, site="demo"):
    """What is still on its way, as sentences; nothing when all have come to rest."""
    heads, waits = {}, []
    for service in SERVICES:
        with opened(town.dir, service) as store:
            heads[service] = head(store)
            cursor = store.execute("SELECT seq FROM relay_cursor").fetchone()[0]
            if cursor < heads[service]:
                waits.append(f"{service} has published {cursor} of {heads[service]}")
    for service, sources in SUBSCRIPTIONS.items():
        with opened(town.dir, service) as store:
            seen = _seen(store)
            if "set_aside" in tables(store):
                asked = "SELECT count(*) FROM set_aside WHERE state IN ('retry', 'parked')"
                if count := store.execute(asked).fetchone()[0]:
                    waits.append(f"{service} has set {count} messages aside")
            for source in sources:
                count = seen.get(f"/khuevan/{site}/{source}", 0)
                if count < heads[source]:
                    waits.append(f"{service} has {count} of {heads[source]} events of {source}")
    return waits


def _seen(store):
    if "event_seen" not in tables(store):
        return dict(store.execute("SELECT name, sequence FROM source"))
    return dict(store.execute(
        "SELECT name, count(*) FROM event_seen JOIN source ON number = event_seen.source GROUP BY name"))


def heads(town):
    """The number of each journal's last row."""
    found = {}
    for service in SERVICES:
        with opened(town.dir, service) as store:
            found[service] = head(store)
    return found


def rest(town, limit):
    """Waits until all that is written has been read, as far as it will be; gives the heads."""
    deadline = time.monotonic() + limit
    while what_is_open(town) and time.monotonic() < deadline:
        time.sleep(0.2)
    return heads(town)


def settle(town, load, limit, note):
    """Waits until all have come to rest; whether they have, and what has not."""
    deadline = time.monotonic() + limit
    waits = ["not looked yet"]
    while time.monotonic() < deadline:
        load.watch()
        waits = [f"{sender.name}: {sender.open_orders} to send or answer" for sender in load.senders
                 if sender.open_orders]
        waits = waits or what_is_open(town)
        if not waits:
            waits = [f"queue {name} holds {count}" for name, count in town.queues().items()
                     if count and not name.endswith(".rejections")]
        if not waits:
            return []
        time.sleep(0.2)
    for wait in waits:
        note(f"not at rest: {wait}")
    if load.patient.open_orders:
        note(f"in the air: {load.patient.in_the_air()}")
    return waits
