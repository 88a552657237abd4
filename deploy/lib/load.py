#!/usr/bin/python3
"""A patient client: sends commands, and each again under its id until it is answered, whatever becomes of the broker.

usage: load.py --address FILE --session FILE --school SCHOOL --answers FILE --stop FILE [--rate N] [--window N]

Registers pupils and staff, each under a name that says which command it was, N of each a second, until the file --stop
is there; then waits for the last answers. Appends one JSON line for each answer to --answers. It knows nothing but the
contract. Exit status: 0 every command was answered, 1 one was refused or stayed unanswered.
"""

import argparse
import json
import pathlib
import sys
import threading
import time
import urllib.parse
import uuid

import pika

# How long one command may be without an answer before it goes again, and how long a lost connection is left alone.
RESEND, PAUSE = 5.0, 0.2
# How long the last answers may take once the stop file is there.
PATIENCE = 120.0

PUPIL = {"birthDate": "2018-03-14", "sex": "female", "ethnicity": "01"}
MEMBER = {
    "birthDate": "1990-03-14", "sex": "male", "ethnicity": "01", "position": "teacher", "contract": "permanent",
    "qualification": "bachelor", "from": "2026-08-01"}


def nodes(address):
    """The connection parameters of every node an address names."""
    url = urllib.parse.urlsplit(address)
    credentials, _, hosts = url.netloc.rpartition("@")
    user, _, password = credentials.partition(":")
    login = pika.PlainCredentials(user, password)
    for host in hosts.split(","):
        name, _, port = host.partition(":")
        yield pika.ConnectionParameters(
            name, int(port or 5672), "/", login, heartbeat=10, blocked_connection_timeout=60, socket_timeout=3,
            stack_timeout=6)


class Patient(threading.Thread):
    """One kind of command on one connection at a time."""

    def __init__(self, options, name, body, answers):
        super().__init__(name=name)
        self.options, self.command, self.body, self.answers = options, name, body, answers
        self.parameters = list(nodes(pathlib.Path(options.address).read_text().strip()))
        self.token = json.loads(pathlib.Path(options.session).read_text())["token"]
        self.flight = {}
        self.made, self.refused, self.lost = 0, 0, 0

    def run(self):
        self.start_time = time.time()
        stop = pathlib.Path(self.options.stop)
        deadline = None
        while not (stop.exists() and not self.flight):
            if stop.exists():
                deadline = deadline or time.time() + PATIENCE
                if time.time() > deadline:
                    return
            try:
                self.work(stop)
            except (pika.exceptions.AMQPError, OSError):
                self.lost += 1
                time.sleep(PAUSE)

    def work(self, stop):
        """Sends and receives on a new connection until it is lost, or nothing is left to do."""
        connection = pika.BlockingConnection(self.parameters)
        try:
            channel = connection.channel()
            # A refused publish ends the connection, as a lost one does: another may be taken.
            channel.confirm_delivery()
            channel.basic_consume("amq.rabbitmq.reply-to", self.received, auto_ack=True)
            for letter in self.flight.values():
                self.send(channel, letter)
            while not (stop.exists() and not self.flight):
                if not stop.exists() and len(self.flight) < self.options.window and self.is_due():
                    self.send(channel, self.new())
                for letter in list(self.flight.values()):
                    if time.time() - letter["sent"] > RESEND:
                        self.send(channel, letter)
                connection.process_data_events(0.005)
        finally:
            if connection.is_open:
                connection.close()

    def is_due(self):
        return self.made < (time.time() - self.start_time) * self.options.rate

    def new(self):
        self.made += 1
        letter = {"id": str(uuid.uuid4()), "first": time.time(), "times": 0}
        letter["body"] = json.dumps(
            self.body | {"school": self.options.school, "name": f"Lê Thị {words(letter['id'])}"}).encode()
        self.flight[letter["id"]] = letter
        return letter

    def send(self, channel, letter):
        letter["sent"] = time.time()
        letter["times"] += 1
        properties = pika.BasicProperties(
            type=self.command, message_id=letter["id"], correlation_id=letter["id"], reply_to="amq.rabbitmq.reply-to",
            content_type="application/json", user_id=self.parameters[0].credentials.username, delivery_mode=2,
            headers={"authorization": "Bearer " + self.token})
        channel.basic_publish("khuevan.commands", self.command, letter["body"], properties, mandatory=True)

    def received(self, channel, method, properties, body):
        letter = self.flight.get(properties.correlation_id)
        if letter is None:
            return
        answer = json.loads(body)
        if properties.type.endswith(".refused"):
            if answer.get("code") == "unavailable":
                return
            self.refused += 1
            print(f"{self.command}: {body.decode()}", file=sys.stderr)
        del self.flight[letter["id"]]
        self.answers(
            {"command": self.command, "id": letter["id"], "first": letter["first"], "answered": time.time(),
             "times": letter["times"], "code": answer.get("result", {}).get("code")})


def words(identifier):
    """A name of letters that no other command has."""
    return " ".join(
        "".join(chr(ord("a") + int(digit, 16)) for digit in part).capitalize() for part in identifier.split("-"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("address", "session", "school", "answers", "stop"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--rate", type=float, default=40)
    parser.add_argument("--window", type=int, default=16)
    options = parser.parse_args()

    lock = threading.Lock()
    with open(options.answers, "a", encoding="utf-8", buffering=1) as file:

        def note(answer):
            with lock:
                file.write(json.dumps(answer) + "\n")

        patients = [
            Patient(options, "pupils.register-pupil", PUPIL, note),
            Patient(options, "staff.register-member", MEMBER, note)]
        for patient in patients:
            patient.start()
        for patient in patients:
            patient.join()
    left = sum(len(patient.flight) for patient in patients)
    refused = sum(patient.refused for patient in patients)
    print(json.dumps({
        "sent": sum(patient.made for patient in patients), "refused": refused, "unanswered": left,
        "connectionsLost": sum(patient.lost for patient in patients)}))
    sys.exit(0 if left == refused == 0 else 1)


main()
