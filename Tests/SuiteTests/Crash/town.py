"""The suite under test: a directory, a private broker, six services, each behind a gate of its own.

How a program is started and ended is said once, in deploy/lib; this calls it.
"""

import ctypes
import glob
import os
import pathlib
import shlex
import signal
import subprocess
import time

from stores import SERVICES

ROOT = pathlib.Path(__file__).resolve().parents[3]
PRELOAD = next(iter(sorted(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1"))), None)
PR_SET_CHILD_SUBREAPER = 36


class Town:
    """Starts, stops and harms the services and the broker of one directory."""

    def __init__(self, directory, programs, integrator, school, fault=None):
        self.dir = pathlib.Path(directory).resolve()
        self.programs = programs
        self.fault = fault
        self.pids = {}
        self.deaths = {}
        self.gate_ports = {}
        self._integrator = f"integrator:{integrator}:{school}"
        self.has_clocks = PRELOAD is not None
        # Services outlive the shell that starts them; we want to be told how they end.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        (self.dir / "clock").mkdir(parents=True, exist_ok=True)
        for service in SERVICES:
            self.set_clock(service, 0)

    def shell(self, script, limit=120):
        """Runs bash with the functions of deploy/lib at hand; gives what it printed."""
        prelude = (
            "set -euo pipefail; . deploy/lib/suite.sh; trap '' XFSZ; "
            f"SUITE_INTEGRATORS=({shlex.quote(self._integrator)}); "
            f"SUITE_BIN={shlex.quote(self.programs)}; dir={shlex.quote(str(self.dir))}; ")
        with open(self.dir / "shell.log", "ab") as errors:
            ended = subprocess.run(
                ["bash", "-c", prelude + script], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=errors, timeout=limit, check=False)
        if ended.returncode != 0:
            raise RuntimeError(f"status {ended.returncode} of: {script} (see {self.dir}/shell.log)")
        return ended.stdout.decode()

    # The broker

    def prepare(self):
        """Makes passwords and definitions and starts the broker; gives its port."""
        self.shell('suite_prepare "$dir"; broker_start "$dir/broker" "$dir/definitions.json"')
        return int(self._broker("BROKER_PORT"))

    def start_broker(self):
        self.shell('broker_start "$dir/broker" "$dir/definitions.json"')

    def kill_broker(self):
        self.shell('broker_kill "$dir/broker"')

    def stop_broker(self):
        self.shell('broker_stop "$dir/broker"')

    def signal_broker(self, number):
        os.kill(int(self._broker("BROKER_PID")), number)

    def queues(self):
        """What waits in each queue, acknowledged or not."""
        lines = self.shell('broker_ctl "$dir/broker" list_queues --quiet --no-table-headers name messages')
        return {name: int(count) for name, count in (line.split("\t") for line in lines.splitlines() if line)}

    def _broker(self, name):
        for line in (self.dir / "broker" / "broker.env").read_text().splitlines():
            if line.startswith(name + "="):
                return line.split("=", 1)[1]
        raise KeyError(name)

    # Addresses

    def address(self, user, port):
        """The broker's address for a user, through the gate with that port."""
        self.shell(f"KHUEVAN_BROKER_PORT={port}; suite_address \"$dir\" {shlex.quote(user)}")
        name = user.split(":")[1] if ":" in user else user
        return (self.dir / "secrets" / f"{name}.address").read_text().strip()

    @property
    def integrator_user(self):
        return self._integrator

    # Services

    def start(self, service, failpoint=None):
        """Starts a service, with a place to die at where one is named."""
        words = ["KHUEVAN_TOKEN_MINUTES=60", "KHUEVAN_ADMINISTRATOR_TOKEN_MINUTES=60"]
        if self.has_clocks:
            words += [
                f"LD_PRELOAD={PRELOAD}", f"FAKETIME_TIMESTAMP_FILE={self.dir}/clock/{service}",
                "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_CACHE_DURATION=1", "NO_FAKE_STAT=1"]
        if self.fault:
            words.append(f"KHUEVAN_FAULT={self.fault}")
        if failpoint:
            words.append(f"KHUEVAN_FAILPOINT={failpoint}")
        quoted = " ".join(shlex.quote(word) for word in words)
        self.shell(f'KHUEVAN_BROKER_PORT={self.gate_ports[service]}; suite_service "$dir" {service} {quoted}')
        self.pids[service] = int((self.dir / "data" / f"{service}.pid").read_text())

    def is_alive(self, service):
        """Whether the service runs; one that has ended is noted and cleared away."""
        pid = self.pids.get(service)
        if pid is None:
            return False
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended == 0:
            return True
        self.deaths[service] = status
        del self.pids[service]
        for name in (f"faketime_shm_{pid}", f"sem.faketime_sem_{pid}"):
            pathlib.Path("/dev/shm", name).unlink(missing_ok=True)
        return False

    def await_death(self, service, limit):
        """Waits until the service has ended; whether it has."""
        deadline = time.monotonic() + limit
        while self.is_alive(service):
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.01)
        return True

    def signal(self, service, number):
        if self.is_alive(service):
            os.kill(self.pids[service], number)

    def kill(self, service):
        """kill -9, as a power cut would."""
        self.signal(service, signal.SIGKILL)
        if not self.await_death(service, 10):
            raise RuntimeError(f"{service} survived kill -9")

    def stop_services(self):
        """Ends every service in good order; names those that did not end in time."""
        for service in SERVICES:
            self.signal(service, signal.SIGTERM)
        late = [service for service in SERVICES if not self.await_death(service, 15)]
        for service in late:
            self.kill(service)
        for service in SERVICES:
            (self.dir / "data" / f"{service}.pid").unlink(missing_ok=True)
        return late

    # Time and files

    def set_clock(self, service, seconds):
        """Sets a service's wall clock off by so much; its monotonic clock goes on as before."""
        path = self.dir / "clock" / service
        fresh = path.with_suffix(".new")
        fresh.write_text(f"{seconds:+d}s\n")
        fresh.replace(path)

    def log_size(self, service):
        path = self.dir / "log" / f"{service}.log"
        return path.stat().st_size if path.exists() else 0

    def has_logged(self, service, text, since):
        """Whether a service's log says that after a position."""
        with open(self.dir / "log" / f"{service}.log", "rb") as file:
            file.seek(since)
            return text.encode() in file.read()
