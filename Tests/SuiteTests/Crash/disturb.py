"""What goes wrong, round by round: seeded, weighted so that an average round is short."""

import random
import signal
import time

from disk import FileLimit, SmallDisk
from stores import SERVICES

REFUSES = "the store refuses"
# As waitpid has it: exit status 1.
GAVE_UP = 1 << 8
POINTS = ["before-commit", "after-commit", "after-publish", "after-confirm"]
# Services whose journal grows all the time; the others have little to publish.
PUBLISHING = ["identity", "pupils", "staff", "assessment", "campus"]

WEIGHTS = {
    "kill": 20, "failpoint": 22, "cut": 12, "halve": 12, "delay": 6, "hole": 5, "pause": 8, "clock": 8, "full": 3,
    "broker_kill": 2, "broker_restart": 1, "broker_pause": 2, "quiet": 2,
}

# A planted fault shows only where something dies at the right place.
FAULT_WEIGHTS = {
    "acknowledge-first": {"aimed": 1}, "no-inbox": {"aimed": 1}, "skip-rows": {"kill": 2, "quiet": 3},
}
AIMS = {"acknowledge-first": ["before-commit"], "no-inbox": ["after-commit"]}


class Disturber:
    """Harms one thing at a time and puts it right again."""

    def __init__(self, town, proxy, seed):
        self._town, self._proxy = town, proxy
        self._random = random.Random(f"{seed}/disturb")
        self._weights = FAULT_WEIGHTS.get(town.fault, WEIGHTS)
        self.small_disk = SmallDisk(town, "pupils")
        # Gives a service something to do; set once there is a load.
        self.feed = lambda service: None
        self.counts = {}
        self.reached = {}
        self.missed = 0
        self.refusals_seen = 0
        if not town.has_clocks:
            self._weights = {name: weight for name, weight in self._weights.items() if name != "clock"}

    def once(self):
        """One disturbance, from harm to cure; says what it was."""
        name = self._random.choices(list(self._weights), self._weights.values())[0]
        self.counts[name] = self.counts.get(name, 0) + 1
        self._sleep(0.0, 0.05)
        return f"{name} {getattr(self, '_' + name)() or ''}".strip()

    def cure(self):
        """Puts right whatever may still be wrong; every service runs afterwards, by its right time."""
        self._proxy.heal()
        for service in SERVICES:
            self._town.set_clock(service, self.base(service))
            self._town.signal(service, signal.SIGCONT)
            if not self._town.is_alive(service):
                self._town.start(service)

    def base(self, service):
        """How far a service's clock is off while nothing is done to it.

        Tokens are signed half an hour ago, so that they hold at whatever time another service believes it is: a
        command of a sender that never sends again must not be turned away for that.
        """
        return -1800 if service == "identity" and self._town.has_clocks else 0

    def _service(self):
        return self._random.choices(SERVICES, [2, 5, 3, 2, 2, 4])[0]

    def _busy(self, service):
        """Gives a service work, so that it is in the middle of something, and waits a moment or none."""
        for _ in range(self._random.randrange(1, 4)):
            self.feed(service)
        self._sleep(0.0, 0.04)

    def _sleep(self, least, most):
        time.sleep(self._random.uniform(least, most))

    # Services

    def _kill(self):
        service = self._service()
        self._busy(service)
        self._town.kill(service)
        self._town.start(service)
        self._sleep(0.0, 0.4)
        return service

    def _failpoint(self):
        service = self._service()
        points = POINTS if service in PUBLISHING else POINTS[:2]
        return self._die_at(service, f"{self._random.choice(points)}:{self._random.randrange(1, 4)}")

    def _aimed(self):
        """Dies where the planted fault shows, in a service that gets commands or events all the time."""
        service = self._random.choice(["pupils", "pupils", "staff", "reporting"])
        point = self._random.choice(AIMS[self._town.fault])
        return self._die_at(service, f"{point}:{self._random.randrange(1, 4)}")

    def _die_at(self, service, failpoint):
        self._town.kill(service)
        self._town.start(service, failpoint)
        until = time.monotonic() + 2.5
        while not (died := self._town.await_death(service, 0.1)) and time.monotonic() < until:
            self.feed(service)
        if died:
            self.reached[failpoint.split(":")[0]] = self.reached.get(failpoint.split(":")[0], 0) + 1
        else:
            self.missed += 1
            self._town.kill(service)
        self._town.start(service)
        return f"{service} {failpoint} {'reached' if died else 'not reached'}"

    def _pause(self):
        service = self._service()
        self._busy(service)
        self._town.signal(service, signal.SIGSTOP)
        self._sleep(0.2, 2.0)
        self._town.signal(service, signal.SIGCONT)
        return service

    def _clock(self):
        service = self._random.choice(SERVICES)
        most = 300 if service == "identity" else 1200
        offset = self.base(service) + self._random.randrange(-most, most + 1)
        self._town.set_clock(service, offset)
        # The library looks at its file once a second.
        self._sleep(0.5, 1.2)
        return f"{service} {offset:+d} s"

    def _full(self):
        """A full disk: the store refuses, so nothing may be acknowledged; then there is room again."""
        if self.small_disk.is_mounted and self._random.random() < 0.5:
            service, disk, how = self.small_disk.service, self.small_disk, "no room"
        else:
            service = self._random.choice(["staff", "reporting", "identity"])
            disk, how = FileLimit(self._town, service), "file limit"
        before = self._town.log_size(service)
        disk.fill()
        deadline = time.monotonic() + 2.5
        seen = False
        while time.monotonic() < deadline and not seen:
            self.feed(service)
            time.sleep(0.05)
            seen = self._town.has_logged(service, REFUSES, before)
        if seen:
            self._busy(service)
            self._sleep(0.0, 1.0)
        disk.free()
        self.refusals_seen += seen
        said = f"{service} {how} {'refused' if seen else 'not felt'}"
        # One that was just opening its store gives up, as it should; an operator would start it again.
        if not self._town.is_alive(service):
            if self._town.deaths[service] != GAVE_UP:
                raise RuntimeError(f"{service} died of a full disk: status {self._town.deaths[service]}")
            self._town.start(service)
            said += ", gave up and was started again"
        return said

    # Connections

    def _gate(self):
        return self._random.choice(SERVICES + ["clients", "clients"])

    def _cut(self):
        gate = self._gate()
        self._busy(gate)
        self._proxy.cut(gate)
        self._sleep(0.0, 0.3)
        return gate

    def _halve(self):
        gate = self._gate()
        self._proxy.halve(gate, self._random.randrange(1, 4))
        self._busy(gate)
        self._sleep(0.1, 0.6)
        return gate

    def _delay(self):
        gate = self._gate()
        seconds = self._random.uniform(0.02, 0.15)
        self._proxy.delay(gate, seconds, self._random.uniform(0.5, 1.5))
        self._sleep(0.3, 0.8)
        return f"{gate} {seconds * 1000:.0f} ms"

    def _hole(self):
        gate = self._gate()
        lasting = self._random.uniform(0.3, 1.8)
        then_cut = self._random.random() < 0.5
        self._proxy.hole(gate, lasting, then_cut)
        time.sleep(lasting)
        return f"{gate} {'then cut' if then_cut else 'then all'}"

    # The broker

    def _broker_kill(self):
        self._town.kill_broker()
        self._sleep(0.0, 0.5)
        self._town.start_broker()

    def _broker_restart(self):
        self._town.stop_broker()
        self._town.start_broker()

    def _broker_pause(self):
        self._town.signal_broker(signal.SIGSTOP)
        self._sleep(0.2, 1.5)
        self._town.signal_broker(signal.SIGCONT)

    def _quiet(self):
        self._sleep(0.2, 0.6)
