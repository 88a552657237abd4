"""A disk that can be made full: a small file system of its own for one store, or a limit on the size of files."""

import errno
import os
import pathlib
import sqlite3
import subprocess

ROOM = 256 << 20


class SmallDisk:
    """A tmpfs that one service's store lives on, where root may mount one."""

    def __init__(self, town, service):
        self.service = service
        self._town = town
        self._place = town.dir / "small-disk"
        self._ballast = self._place / "ballast"
        self._store = town.dir / "data" / f"{service}.sqlite"
        self.is_mounted = False

    def mount(self):
        """Before the store is first opened; whether it could be done."""
        self._place.mkdir(exist_ok=True)
        if os.geteuid() != 0:
            return False
        asked = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(self._place)]
        if subprocess.run(asked, capture_output=True, check=False).returncode != 0:
            return False
        self._store.symlink_to(self._place / self._store.name)
        self.is_mounted = True
        return True

    def fill(self):
        """Takes every free block."""
        shorten_log(self._store)
        with open(self._ballast, "wb") as file:
            step = 1 << 20
            while step >= 4096:
                try:
                    os.posix_fallocate(file.fileno(), file.tell(), step)
                    file.seek(0, os.SEEK_END)
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
                    step //= 2

    def free(self):
        self._ballast.unlink(missing_ok=True)

    def unmount(self):
        """Moves the store to the directory of the run, so that it can be looked at, and lets the file system go."""
        if not self.is_mounted:
            return
        self.free()
        self._store.unlink()
        for path in self._place.iterdir():
            (self._store.parent / path.name).write_bytes(path.read_bytes())
        subprocess.run(["umount", str(self._place)], check=True)
        self.is_mounted = False


class FileLimit:
    """A limit on how long a running service may make its files: every write beyond fails, as on a full disk."""

    def __init__(self, town, service):
        self._town, self._service = town, service

    def fill(self):
        shorten_log(self._town.dir / "data" / f"{self._service}.sqlite")
        self._limit("8192")

    def free(self):
        self._limit("unlimited")

    def _limit(self, size):
        if self._town.is_alive(self._service):
            pid = str(self._town.pids[self._service])
            asked = ["prlimit", "--pid", pid, f"--fsize={size}:unlimited"]
            done = subprocess.run(asked, capture_output=True, check=False)
            if done.returncode != 0 and self._town.is_alive(self._service):
                raise RuntimeError(f"no limit for {self._service}: {done.stderr.decode()}")


def shorten_log(store):
    """Lets the write-ahead log begin at nothing: it would be written over for a while before it needs more room."""
    connection = sqlite3.connect(pathlib.Path(store).resolve(), timeout=1)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        pass  # Somebody reads at this moment; then the disk is felt a little later.
    finally:
        connection.close()
