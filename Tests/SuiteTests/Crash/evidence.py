"""What the log says was sent, confirmed and answered, by message.

The checker's side of the log: it shares its format with the senders and nothing else.
"""

import dataclasses
import json

# Refusals that settle nothing: the same message may be sent again and be judged anew.
SOFT = {"unauthenticated", "forbidden", "unavailable"}
# Of these, the ones that say who asks is not let in: what he asked for was not accepted.
BARRED = {"unauthenticated", "forbidden"}


@dataclasses.dataclass
class Sent:
    """One command under one message id, however often it was sent."""

    id: str
    by: str
    name: str
    account: str
    body: dict
    times: int = 0
    confirmed: bool = False
    returned: bool = False
    answers: list = dataclasses.field(default_factory=list)

    @property
    def service(self):
        return self.name.split(".")[0]

    @property
    def done(self):
        """The answer that says it was done; nothing where there is none."""
        return next((answer for answer in self.answers if answer["type"] == f"{self.name}.done"), None)

    @property
    def refusal(self):
        """The code of the refusal that stands."""
        return next((answer["code"] for answer in self.answers if answer.get("code", "") not in ("", *SOFT)), None)

    @property
    def verdict(self):
        """Whether it `must`, `must-not` or `may` have had its effect.

        `unanswered` is a loss. `turned-away` is none, since the sender was told, and must not have had its effect; but
        a trusting sender may do all that it asks for.
        """
        if self.done:
            return "must"
        if self.refusal:
            return "must-not"
        codes = {answer["code"] for answer in self.answers}
        if self.by == "patient":
            return "must-not" if codes == {"forbidden"} else "unanswered"
        if codes:
            return "turned-away" if codes & BARRED else "unanswered"
        return "must" if self.confirmed else "may"


@dataclasses.dataclass
class Told:
    """One event of an integrator, however often it was published."""

    id: str
    source: str
    sequence: int
    event: dict
    times: int = 0
    confirmed: bool = False


class Evidence:
    """The whole log."""

    def __init__(self, path):
        self.world, self.commands, self.events, self.strays = {}, {}, {}, []
        with open(path, encoding="utf-8") as file:
            for line in file:
                self._take(json.loads(line))

    def _take(self, line):
        what, identity = line["what"], line.get("id")
        if what == "world":
            self.world = line
        elif what == "sent":
            sent = self.commands.get(identity)
            if sent is None:
                sent = Sent(identity, line["by"], line["name"], line["account"], line["body"])
                self.commands[identity] = sent
            sent.times += 1
        elif what == "event":
            told = self.events.get(identity)
            if told is None:
                told = self.events[identity] = Told(identity, line["source"], line["sequence"], line["event"])
            told.times += 1
        elif what == "answer":
            if identity in self.commands:
                self.commands[identity].answers.append(line)
            else:
                self.strays.append(line)
        elif what == "confirmed":
            self.commands[identity].confirmed = True
        elif what == "returned":
            self.commands[identity].returned = True
        elif what == "event-confirmed":
            self.events[identity].confirmed = True
