#!/usr/bin/python3
"""Another vendor's system, as seen from the bus: publishes one school's classes, pupils and staff.

It knows Khuê Văn only by its published contract (deploy/contract): CloudEvents 1.0 in structured mode on the topic
exchange khuevan.events, one contiguous sequence from 1, ids that stay the same when it runs again, so that a second
run changes nothing.

Exit status: 0 done, 1 something was not accepted (or pika is missing), 2 usage, 3 broker unreachable, 7 the broker
refused a forged event, as it must.
"""

import argparse
import csv
import datetime
import hashlib
import json
import pathlib
import sys
import uuid

try:
    import pika
except ModuleNotFoundError:
    sys.exit("this needs pika, Python's AMQP client: apt install python3-pika")

EXCHANGE = "khuevan.events"
HANOI = datetime.timezone(datetime.timedelta(hours=7))
ENTITIES = {
    "pupils.class": "public",
    "pupils.pupil": "personal",
    "pupils.enrolment": "personal",
    "staff.member": "personal",
    "staff.assignment": "personal",
}


def rows(folder, name, school):
    """The rows of one file that are this school's."""
    with open(folder / name, encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["school"] == school]


def present(**members):
    """A JSON object without the members that have no value."""
    return {name: value for name, value in members.items() if value not in ("", None)}


def listed(text):
    return [part for part in text.split(";") if part]


def start_year(year):
    return int(year.split("-")[0])


def facts(folder, school):
    """Every fact of the school in an order in which nothing refers to what comes later.

    Yields (entity, id, fact, version, day, data).
    """
    classes = rows(folder, "classes.csv", school)
    assignments = rows(folder, "assignments.csv", school)
    opening = min((row["from"] for row in assignments), default="2026-09-05")
    years = {row["code"]: row["year"] for row in classes}

    def class_id(code):
        return f"{school}/{start_year(years[code])}/{code}"

    for row in classes:
        data = present(
            id=class_id(row["code"]), school=school, year=row["year"], code=row["code"], name=row["name"],
            grade=row["grade"], session=row["session"], status="open")
        yield "pupils.class", data["id"], "defined", 1, opening, data

    for row in rows(folder, "pupils.csv", school):
        guardian = present(name=row["guardianName"], relation=row["guardianRelation"], phone=row["phone"])
        data = present(
            code=row["code"], school=school, name=row["name"], birthDate=row["birthDate"], sex=row["sex"],
            ethnicity=row["ethnicity"], disability=row["disability"], policies=listed(row["policy"]),
            address=row["address"], guardians=[guardian])
        yield "pupils.pupil", row["code"], "registered", 1, row["from"], data

        year = years[row["class"]]
        enrolment = present(
            id=f"{row['code']}/{start_year(year)}/1", pupil=row["code"], school=school,
            schoolClass=class_id(row["class"]), year=year, **{"from": row["from"]}, status="studying")
        yield "pupils.enrolment", enrolment["id"], "enrolled", 1, row["from"], enrolment
        if row["left"]:
            left = enrolment | present(status="left", to=row["left"], leaveReason=row["leaveReason"])
            yield "pupils.enrolment", left["id"], "left", 2, row["left"], left

    for row in rows(folder, "staff.csv", school):
        data = present(
            code=row["code"], school=school, name=row["name"], birthDate=row["birthDate"], sex=row["sex"],
            ethnicity=row["ethnicity"], position=row["position"], contract=row["contract"],
            qualification=row["qualification"], subjects=listed(row["subjects"]), **{"from": row["from"]},
            status="working")
        yield "staff.member", row["code"], "registered", 1, row["from"], data

    counts = {}
    for row in assignments:
        member = row["member"]
        counts[member] = counts.get(member, 0) + 1
        data = present(
            id=f"{member}/{start_year(row['year'])}/{counts[member]}", school=school, year=row["year"],
            kind=row["kind"], member=member, schoolClass=class_id(row["class"]), subject=row["subject"],
            **{"from": row["from"]})
        yield "staff.assignment", data["id"], "assigned", 1, row["from"], data


def event_id(integrator, school, sequence, moment):
    """A UUIDv7 of that moment whose random bits come from what it names: run again, it is the same."""
    digest = hashlib.sha256(f"{integrator}\n{school}\n{sequence}".encode()).digest()
    value = int(moment.timestamp() * 1000) << 80 | int.from_bytes(digest[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def envelope(integrator, school, sequence, fact):
    entity, subject, happened, version, day, data = fact
    moment = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(8), HANOI)
    recorded = moment + datetime.timedelta(minutes=30)
    return {
        "specversion": "1.0",
        "id": event_id(integrator, school, sequence, recorded),
        "source": f"/integrators/{integrator}",
        "type": f"vn.khuevan.{entity}.{happened}.v1",
        "subject": f"{entity.split('.')[1]}/{subject}",
        "time": moment.isoformat(),
        "recordedtime": recorded.isoformat(),
        "school": school,
        "sequence": str(sequence),
        "entityversion": version,
        "actor": f"integrator/{integrator}",
        "dataclassification": ENTITIES[entity],
        "dataschema": f"urn:khuevan:schema:{entity}:1",
        "datacontenttype": "application/json",
        "data": data,
    }


def publish(channel, user, event):
    """Sends one event and waits for the broker to have it; mandatory, so an event nobody takes comes back."""
    context, entity, happened = event["type"].split(".")[2:5]
    channel.basic_publish(
        exchange=EXCHANGE,
        routing_key=f"{event['school']}.{context}.{entity}.{happened}",
        body=json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode(),
        properties=pika.BasicProperties(
            content_type="application/cloudevents+json",
            delivery_mode=2,
            message_id=event["id"],
            type=event["type"],
            timestamp=int(datetime.datetime.fromisoformat(event["time"]).timestamp()),
            app_id=event["source"].split("/")[-1],
            user_id=user,
            headers={"school": event["school"]},
        ),
        mandatory=True,
    )


def forge(channel, user, integrator, school):
    """One event for a school that is not ours. The broker must refuse it by closing the channel (403)."""
    data = present(
        id=f"{school}/2026/1A1", school=school, year="2026-2027", code="1A1", name="1A1", grade="1", session="two",
        status="open")
    fact = ("pupils.class", data["id"], "defined", 1, "2026-09-05", data)
    try:
        publish(channel, user, envelope(integrator, school, 1, fact))
    except pika.exceptions.ChannelClosedByBroker as closed:
        if closed.reply_code == 403:
            print(f"refused by the broker, as it must be: {closed.reply_text}")
            return 7
        raise
    print("the broker let an event for a school that is not ours through", file=sys.stderr)
    return 1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True, help="amqp://user:password@host:port/vhost")
    parser.add_argument("--school", required=True, help="code of the school whose data this system holds")
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(__file__).parent / "vendor")
    parser.add_argument("--as", dest="name", required=True, help="name this integrator is registered under")
    parser.add_argument("--only-type", help="publish only this entity, such as pupils.class, or this whole type")
    parser.add_argument("--forge-school", metavar="CODE", help="try to publish for a school that is not ours")
    return parser.parse_args()


def main():
    options = arguments()
    parameters = pika.URLParameters(options.url)
    user = parameters.credentials.username
    try:
        connection = pika.BlockingConnection(parameters)
    except pika.exceptions.AMQPConnectionError as error:
        print(f"cannot reach the broker: {error!r}", file=sys.stderr)
        return 3
    channel = connection.channel()
    channel.confirm_delivery()

    if options.forge_school:
        status = forge(channel, user, options.name, options.forge_school)
        connection.close()
        return status

    # Numbered before anything is left out: an event has the same number and id whatever is published today.
    events = [
        envelope(options.name, options.school, number, fact)
        for number, fact in enumerate(facts(options.data, options.school), start=1)
    ]
    if not events:
        print(f"no rows for school {options.school} in {options.data}", file=sys.stderr)
        return 2
    published = {}
    for event in events:
        entity = ".".join(event["type"].split(".")[2:4])
        if options.only_type not in (None, entity, event["type"]):
            continue
        try:
            publish(channel, user, event)
        except (pika.exceptions.UnroutableError, pika.exceptions.NackError):
            print(f"\nnobody took event {event['sequence']} ({event['type']})", file=sys.stderr)
            return 1
        except pika.exceptions.ChannelClosedByBroker as closed:
            print(f"\nthe broker refused: {closed.reply_text}", file=sys.stderr)
            return 1
        published[event["type"]] = published.get(event["type"], 0) + 1
        done = sum(published.values())
        if done % 50 == 0:
            if sys.stderr.isatty():
                print(f"\r{done} of {len(events)} events", end="", file=sys.stderr, flush=True)
    print(f"{sum(published.values())} of {len(events)} events published", file=sys.stderr)
    connection.close()
    summary = {
        "integrator": options.name, "school": options.school, "published": sum(published.values()),
        "lastSequence": len(events), "types": dict(sorted(published.items())),
    }
    print(json.dumps(summary, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
