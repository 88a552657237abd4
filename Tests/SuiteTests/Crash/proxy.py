"""A TCP proxy between clients and the broker that can be told to misbehave.

Every client has a gate: a port of its own on the loopback interface. A gate can cut its connections, forward half of
a chunk and then cut, delay every chunk, or hold everything back for a while, as a network does that loses packets.
"""

import asyncio
import random
import socket
import struct
import threading


class Gate:
    """One port, its links, and how it misbehaves at the moment."""

    def __init__(self, name):
        self.name = name
        self.port = 0
        self.links = set()
        self.delay = 0.0
        self.halves = 0
        self.open = asyncio.Event()
        self.open.set()


class Link:
    """One client's connection with its twin to the broker."""

    def __init__(self, *writers):
        self.writers = writers

    def abort(self, reset):
        """Ends both halves at once; with `reset` the peer sees an error instead of an end."""
        for writer in self.writers:
            sock = writer.get_extra_info("socket")
            if reset and sock is not None and sock.fileno() >= 0:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()


class Proxy:
    """Gates by name, on a thread of their own; every method may be called from any thread."""

    def __init__(self, names, broker_port, seed):
        self._broker_port = broker_port
        self._random = random.Random(f"{seed}/proxy")
        self._loop = asyncio.new_event_loop()
        self._gates = {}
        threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True).start()
        asyncio.run_coroutine_threadsafe(self._listen(names), self._loop).result(10)

    def port(self, name):
        return self._gates[name].port

    def cut(self, name):
        """Drops every connection of the gate now."""
        self._loop.call_soon_threadsafe(self._cut, self._gates[name])

    def halve(self, name, times=1):
        """Of each of the next chunks forwards a part and then drops that connection."""
        self._loop.call_soon_threadsafe(setattr, self._gates[name], "halves", times)

    def delay(self, name, seconds, lasting):
        """Holds every chunk back for `seconds`, for as long as `lasting` says."""
        gate = self._gates[name]
        self._loop.call_soon_threadsafe(setattr, gate, "delay", seconds)
        self._loop.call_soon_threadsafe(self._loop.call_later, lasting, setattr, gate, "delay", 0.0)

    def hole(self, name, lasting, then_cut):
        """Forwards nothing for a while; then what was held, or nothing at all."""
        gate = self._gates[name]

        def end():
            if then_cut:
                self._cut(gate)
            gate.open.set()

        self._loop.call_soon_threadsafe(gate.open.clear)
        self._loop.call_soon_threadsafe(self._loop.call_later, lasting, end)

    def heal(self):
        """Lets every gate behave."""

        def all_well():
            for gate in self._gates.values():
                gate.delay, gate.halves = 0.0, 0
                gate.open.set()

        self._loop.call_soon_threadsafe(all_well)

    def close(self):
        """Ends every connection and the thread."""

        def end():
            for gate in self._gates.values():
                self._cut(gate)
            self._loop.call_soon(self._loop.stop)

        self._loop.call_soon_threadsafe(end)

    async def _listen(self, names):
        for name in names:
            gate = Gate(name)
            server = await asyncio.start_server(
                lambda reader, writer, gate=gate: self._join(gate, reader, writer), "127.0.0.1", 0)
            gate.port = server.sockets[0].getsockname()[1]
            self._gates[name] = gate

    async def _join(self, gate, reader, writer):
        await gate.open.wait()
        try:
            broker_reader, broker_writer = await asyncio.open_connection("127.0.0.1", self._broker_port)
        except OSError:
            writer.transport.abort()
            return
        link = Link(writer, broker_writer)
        gate.links.add(link)
        try:
            await asyncio.gather(
                self._pump(gate, link, reader, broker_writer), self._pump(gate, link, broker_reader, writer))
        finally:
            gate.links.discard(link)
            link.abort(reset=False)

    async def _pump(self, gate, link, reader, writer):
        try:
            while data := await reader.read(65536):
                await gate.open.wait()
                if gate.delay:
                    await asyncio.sleep(gate.delay)
                if gate.halves > 0:
                    gate.halves -= 1
                    writer.write(data[: self._random.randrange(len(data))])
                    await asyncio.wait_for(writer.drain(), 1)
                    # What was written shall arrive: the point is that it ends in the middle of a frame.
                    await asyncio.sleep(0.01)
                    break
                writer.write(data)
                await writer.drain()
        except (OSError, asyncio.TimeoutError):
            pass  # The other side is gone, which is what a proxy is there to pass on.
        link.abort(reset=self._random.random() < 0.5)

    def _cut(self, gate):
        for link in list(gate.links):
            link.abort(reset=self._random.random() < 0.5)
