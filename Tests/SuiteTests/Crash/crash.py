"""One run of the crash suite: a town, a load, a disturbance each round, then rest, a report, and the checker.

usage: crash.py --directory DIR --programs DIR --rounds N --seed S [--fault NAME] [--limit SECONDS]

Exit status: 0 nothing lost, nothing twice, every chain whole; 1 the checker found something; 2 usage; 3 the run itself
went wrong.
"""

import argparse
import json
import pathlib
import signal
import subprocess
import sys
import time

import births
import settle
from disturb import Disturber
from load import Load
from proxy import Proxy
from stores import SERVICES
from town import Town
from world import OFFICE, OFFICER, VENDOR, VENDOR_SCHOOL, YEAR

FAULTS = ["acknowledge-first", "skip-rows", "no-inbox"]
# A backlog beyond this makes the next round wait a little, so that what is killed also gets on.
MOST_WAITING = 40
MOST_PATIENCE = 2.0


class Run:
    """Everything of one run, and its progress."""

    def __init__(self, options):
        self.options = options
        self.dir = pathlib.Path(options.directory).resolve()
        self._log = open(self.dir / "progress.log", "a", encoding="utf-8")
        self._began = time.monotonic()
        self.town = Town(self.dir, options.programs, VENDOR, VENDOR_SCHOOL, options.fault)

    def note(self, text, aloud=False):
        line = f"{time.monotonic() - self._began:7.1f} s  {text}"
        self._log.write(line + "\n")
        self._log.flush()
        if aloud:
            print(line, flush=True)

    def run(self):
        """Gives the exit status."""
        proxy, load, disturber = None, None, None
        try:
            port = self.town.prepare()
            proxy = Proxy(SERVICES + ["clients"], port, self.options.seed)
            self.town.gate_ports = {service: proxy.port(service) for service in SERVICES}
            disturber = Disturber(self.town, proxy, self.options.seed)
            small = disturber.small_disk.mount()
            self.note(f"full disk by {'a small file system and ' if small else ''}file limits; "
                      f"clocks {'jump' if self.town.has_clocks else 'stay, since libfaketime is not here'}")
            disturber.cure()
            load = self._load(proxy)
            secret = (self.dir / "secrets" / "administrator").read_text().strip()
            load.open_district(secret)
            self.note("the district is open", aloud=True)
            disturber.feed = load.feed
            self._rounds(load, disturber)
            status = self._judge(load, disturber)
        except Exception as error:
            self.note(f"the run went wrong: {error!r}", aloud=True)
            raise
        finally:
            late = self._end(proxy, load, disturber)
        # A service that does not end when it is told to has not kept its promise either.
        return status or int(bool(late))

    def _load(self, proxy):
        gate = proxy.port("clients")
        addresses = {
            "console": self.town.address("console", gate),
            "integrator": self.town.address(self.town.integrator_user, gate)}
        return Load(self.town, self.options.seed, addresses)

    def _rounds(self, load, disturber):
        began = time.monotonic()
        for number in range(1, self.options.rounds + 1):
            start = time.monotonic()
            load.round()
            what = disturber.once()
            for service in SERVICES:
                if not self.town.is_alive(service):
                    raise RuntimeError(f"{service} ended by itself: status {self.town.deaths.get(service)}")
            until = time.monotonic() + MOST_PATIENCE
            while load.backlog > MOST_WAITING and time.monotonic() < until:
                time.sleep(0.02)
            counts = load.ledger.counts
            self.note(
                f"round {number}: {what}; {time.monotonic() - start:.2f} s; sent {counts.get('sent', 0)}, "
                f"answers {counts.get('answer', 0)}, events {counts.get('event', 0)}, waiting {load.backlog}")
            if number % 25 == 0 or number == self.options.rounds:
                average = (time.monotonic() - began) / number
                self.note(
                    f"{number} rounds, {average:.2f} s each; sent {counts.get('sent', 0)}, "
                    f"answers {counts.get('answer', 0)}, events {counts.get('event', 0)}", aloud=True)

    def _judge(self, load, disturber):
        deaths, complaints = births.try_births(self.town)
        self.note(f"stores made under fire: killed {deaths} times in a migration", aloud=True)
        for complaint in complaints:
            self.note(complaint, aloud=True)
        start = time.monotonic()
        disturber.cure()
        load.rest()
        waits = settle.settle(self.town, load, self.options.limit, self.note)
        self.note(f"{'not ' if waits else ''}at rest after {time.monotonic() - start:.1f} s", aloud=True)
        load.finish()
        self._summary(load, disturber)
        try:
            self._report(load)
        except RuntimeError as error:
            # Where things were lost, an officer may not even be able to sign in; what was lost is still to be told.
            complaints.append(f"no report could be taken: {error}")
            self.note(complaints[-1], aloud=True)
        command = [sys.executable, str(pathlib.Path(__file__).with_name("check.py")), str(self.dir)]
        # A service also writes by itself (who was refused, and how often): a check that such a row falls into is no check.
        for _ in range(5):
            heads = settle.rest(self.town, self.options.limit)
            checked = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
            if settle.heads(self.town) == heads:
                break
        print(checked.stdout, end="", flush=True)
        self._log.write(checked.stdout)
        if not (self.dir / "verdict.json").exists():
            raise RuntimeError("the checker itself failed")
        return 1 if checked.returncode or waits or complaints else 0

    def _summary(self, load, disturber):
        said = {
            "disturbances": disturber.counts, "failpoints reached": disturber.reached, "not reached": disturber.missed,
            "refusals of a full disk seen": disturber.refusals_seen,
            "connections lost by senders": sum(sender.cuts for sender in load.senders)}
        self.note(json.dumps(said))

    def _report(self, load):
        """The opening report of the office, as its officer gets it."""
        secret = self.dir / "secrets" / "officer"
        secret.touch(mode=0o600)
        secret.write_text(load.password)
        self.town.shell(
            'suite_enter "$dir"; '
            f'"$SUITE_BIN/khuevan" sign-in {OFFICER} --password-file "$dir/secrets/officer"; '
            f'"$SUITE_BIN/khuevan" report export opening --unit {OFFICE} --year {YEAR} --format json '
            '--to "$dir/report.json"')

    def _end(self, proxy, load, disturber):
        """Leaves no process behind, whatever happened; names the services that would not end."""
        if load:
            load.finish()
        if proxy:
            proxy.heal()
        for service in SERVICES:
            self.town.signal(service, signal.SIGCONT)
        late = self.town.stop_services()
        if late:
            self.note(f"did not stop in time: {' '.join(late)}", aloud=True)
        self.town.stop_broker()
        if proxy:
            proxy.close()
        if disturber:
            disturber.small_disk.unmount()
        self._log.close()
        return late


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--directory", required=True)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--fault", choices=FAULTS)
    parser.add_argument("--limit", type=float, default=90, help="seconds to wait for rest at the end")
    options = parser.parse_args()
    # Told to stop, it still puts everything away.
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    try:
        return Run(options).run()
    except Exception as error:  # Said already; the directory has the rest.
        print(f"crash-test: {error}", file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
