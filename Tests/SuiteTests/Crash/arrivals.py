"""Every published event against those who take it in: each subscriber has each once, and reporting keeps each once."""

import collections
import uuid

from stores import SUBSCRIPTIONS, opened, tables


def check_arrivals(directory, journals, evidence, findings):
    """What was published arrived, and nothing else did."""
    site = evidence.world["site"]
    published = {f"/khuevan/{site}/{service}": {row.seq: row.id for row in rows}
                 for service, rows in journals.rows.items()}
    for service in SUBSCRIPTIONS:
        with opened(directory, service) as store:
            _positions(service, store, published, site, findings)
            if "event_seen" in tables(store):
                _seen(service, store, published, site, findings)
    told = {}
    for event in evidence.events.values():
        told.setdefault(event.source, {})[event.sequence] = event.id
    _kept(directory, published | told, findings)
    _integrators(evidence, findings)


def _positions(service, store, published, site, findings):
    read = dict(store.execute("SELECT name, sequence FROM source"))
    for source in SUBSCRIPTIONS[service]:
        name = f"/khuevan/{site}/{source}"
        head = max(published[name], default=0)
        if read.get(name, 0) != head:
            findings.add("lost", f"{service} ← {source}", f"has read up to {read.get(name, 0)} of {head}")


def _seen(service, store, published, site, findings):
    seen = collections.defaultdict(set)
    for name, identity in store.execute(
            "SELECT name, id FROM event_seen JOIN source ON source.number = event_seen.source"):
        seen[name].add(str(uuid.UUID(bytes=identity)))
    for source in SUBSCRIPTIONS[service]:
        name = f"/khuevan/{site}/{source}"
        kind = f"{service} ← {source}"
        findings.count(kind, "sent", len(published[name]))
        findings.count(kind, "effects", len(seen[name]))
        for sequence, identity in published[name].items():
            if identity not in seen[name]:
                findings.add("lost", kind, f"event {sequence} ({identity}) was never taken in")
        for identity in seen[name] - set(published[name].values()):
            findings.add("wrong", kind, f"event {identity} is in no journal")


def _kept(directory, expected, findings):
    """Reporting's table of events: from each source every number once, with the id it was published under."""
    kept = collections.defaultdict(lambda: collections.defaultdict(list))
    with opened(directory, "reporting") as store:
        for source, sequence, identity in store.execute("SELECT source, sequence, id FROM event"):
            kept[source][sequence].append(identity)
    for source, numbers in expected.items():
        kind = f"events of {source.rsplit('/', 1)[1]}"
        findings.count(kind, "sent", len(numbers))
        findings.count(kind, "effects", sum(len(found) for found in kept[source].values()))
        for sequence, identity in numbers.items():
            found = kept[source][sequence]
            if not found:
                findings.add("lost", kind, f"reporting does not have {sequence} ({identity})")
            elif len(found) > 1:
                findings.add("doubled", kind, f"reporting has {sequence} {len(found)} times")
            elif found[0] != identity:
                findings.add("wrong", kind, f"reporting has {sequence} as {found[0]}, published as {identity}")
        for sequence in set(kept[source]) - set(numbers):
            findings.add("wrong", kind, f"reporting has {sequence}, which nobody published")
    for source in set(kept) - set(expected):
        findings.add("wrong", "events", f"reporting has events of {source}, which published none")


def _integrators(evidence, findings):
    sequences = collections.defaultdict(set)
    for event in evidence.events.values():
        sequences[event.source].add(event.sequence)
        if not event.confirmed:
            findings.add("lost", "events", f"{event.source} {event.sequence} was never confirmed")
    for source, numbers in sequences.items():
        if numbers != set(range(1, len(numbers) + 1)):
            findings.add("wrong", "events", f"{source} was not contiguous: the load generator is at fault")
