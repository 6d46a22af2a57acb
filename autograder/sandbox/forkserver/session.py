"""One child of the zygote, from the grader's side: hand it its program and calls, keep the time."""

import contextlib
import os
import select
import socket
import time
from pathlib import Path
from typing import Any

from autograder.boundary.values import PREFIX
from autograder.course.spec import Limits
from autograder.errors import SandboxFault
from autograder.sandbox.conversation import (
    GRACE,
    check_printed,
    check_size,
    closed_connection,
    decode,
    out_of_time,
)
from autograder.sandbox.exits import LAST_WORDS, Stopped, describe_end
from autograder.sandbox.forkserver import credentials
from autograder.sandbox.forkserver.process import ZygoteProcess
from autograder.sandbox.forkserver.zygote import REQUEST, STATUS
from autograder.sandbox.lockdown.scratch import too_full

_CPUCLOCK_SCHED = 2  # of the three clocks of a process, the one that counts what the scheduler gave it


class Session:
    """One child, from fork to end; use as a context manager.

    Parameters
    ----------
    zygote : ZygoteProcess
    imports : tuple of str
        One of `IMPORT_SETS`.
    limits : Limits
    """

    def __init__(self, zygote: ZygoteProcess, imports: tuple[str, ...], limits: Limits) -> None:
        requests = zygote.requests(imports)
        self._zygote = zygote
        self._imports = imports
        self.limits = limits
        self._printed = 0
        self._last_words = b""
        self._received = 0
        self._pid = 0
        self._folder = ""  # to be looked at now and then; empty when the kernel limits what it may hold
        self._hung_up = 0.0  # when to give up on a child that closed its end, else 0
        self._buffer = bytearray()
        self._channel, channel = socket.socketpair()
        self._control, control = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        credentials.ask(self._control)
        self._log, log = os.pipe()
        request = REQUEST.pack(limits.memory_mib << 20)
        try:
            socket.send_fds(requests, [request], [channel.fileno(), log, control.fileno()])
        except OSError:
            self.close()
            zygote.forget(imports)
            raise zygote.fault() from None
        finally:
            channel.close()
            control.close()
            os.close(log)
        self._poll = select.poll()
        for source in (self._channel, self._control, self._log):
            self._poll.register(source, select.POLLIN)
        os.set_blocking(self._log, False)
        self._control.setblocking(False)
        self._channel.setblocking(False)

    def __enter__(self) -> "Session":
        """Return the session."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Kill what still runs."""
        self.close()

    def close(self) -> None:
        """Hang up; the zygote then kills the child and all it started."""
        self._channel.close()
        self._control.close()
        os.close(self._log)

    def send(self, frame: bytes) -> None:
        """Send one packed message to the child, reading its output so that neither side blocks."""
        view = memoryview(frame)
        deadline = time.monotonic() + self.limits.wall_seconds
        while view:
            try:
                view = view[self._channel.send(view) :]
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise Stopped("timeout", "the program did not take its inputs", "wall") from None
                self._drain_log()
                select.select([], [self._channel], [], 0.05)
            except OSError:
                return  # it died; the next receive says how

    @property
    def alive(self) -> bool:
        """Whether the child is there; False also when that is not known."""
        try:
            return self._hear()[:1] == b"P"
        except BlockingIOError:
            return True

    def receive(self, wall: float, cpu: float, what: str) -> Any:
        """Return the child's next message; see `receive_frame`.

        Raises
        ------
        Stopped
            Also when the message is malformed.
        """
        return decode(self.receive_frame(wall, cpu, what))

    def receive_frame(self, wall: float, cpu: float, what: str) -> tuple[bytes, memoryview]:
        """Return header and body of the child's next message, not yet looked at.

        Parameters
        ----------
        wall, cpu : float
            Seconds from now; CPU time is read from the child's clock, never asked of the child.
        what : str
            Subject of the sentence when it does not answer, such as "run_lif".

        Raises
        ------
        Stopped
            If it died, ran out of time, or printed or sent too much.
        SandboxFault
            If the zygote died.
        """
        end = time.monotonic() + wall
        cpu_end = None
        wait = min(wall, cpu, 0.25)
        look = time.monotonic() + wait  # by the clock: who prints all the time is never silent
        while True:
            if (message := self._take()) is not None:
                return message
            events = {fd for fd, _ in self._poll.poll(max(look - time.monotonic(), 0.001) * 1000)}
            if self._log in events:
                self._drain_log()
            if self._channel.fileno() in events:
                self._fill()
            elif self._control.fileno() in events:
                self._read_control(what)
            now = time.monotonic()
            left = min(end, self._hung_up or end) - now
            if now >= look:
                if self._folder and too_full(Path(self._folder)):
                    raise Stopped("output_limit", f"{what} wrote more files than a submission may", "files")
                used = self._cpu_clock()
                cpu_end = used + cpu - min(used, wait) if cpu_end is None else cpu_end
                if used >= cpu_end or left <= 0:
                    raise self._out_of_time(what, wall, cpu, cpu_used=left > 0)
                look = now + min(left, 0.25, max(cpu_end - used, 0.01))
            elif left <= 0:
                raise self._out_of_time(what, wall, cpu, cpu_used=False)

    def _out_of_time(self, what: str, wall: float, cpu: float, cpu_used: bool) -> Stopped:
        if self._hung_up:
            return closed_connection(what)
        if cpu_used:
            return Stopped("timeout", f"{what} was stopped after {cpu:g} s of CPU time", "cpu")
        return out_of_time(what, wall)

    def _take(self) -> tuple[bytes, memoryview] | None:
        if len(self._buffer) < PREFIX.size:
            return None
        header, body = PREFIX.unpack_from(self._buffer)
        check_size(header, body, self._received, self.limits)
        size = PREFIX.size + header + body
        if len(self._buffer) < size:
            return None
        data = memoryview(bytes(self._buffer[:size]))
        del self._buffer[:size]
        self._received += size
        return bytes(data[PREFIX.size : PREFIX.size + header]), data[PREFIX.size + header :]

    def _fill(self) -> None:
        try:
            data = self._channel.recv(1 << 16)
        except (BlockingIOError, ConnectionResetError):
            data = b""
        if not data:
            self._poll.unregister(self._channel)
            self._hung_up = time.monotonic() + GRACE
        self._buffer += data

    def _drain_log(self) -> None:
        try:
            data = os.read(self._log, 1 << 16)
        except BlockingIOError:
            return
        if not data:
            with contextlib.suppress(KeyError):
                self._poll.unregister(self._log)
        self._printed += len(data)
        self._last_words = (self._last_words + data)[-LAST_WORDS:]
        check_printed(self._printed, self.limits)

    def _read_control(self, what: str) -> None:
        message = self._hear()
        match message[:1]:
            case b"P":
                return
            case b"S":
                self._drain_log()
                _, status, cpu, _ = STATUS.unpack(message)
                code = os.waitstatus_to_exitcode(status)
                raise describe_end(code, cpu, self._last_words, what, self._zygote.shortages)
            case b"E":
                raise SandboxFault(message[1:].decode(errors="replace"))
            case _:
                self._zygote.forget(self._imports)
                raise self._zygote.fault()

    def _hear(self) -> bytes:
        """Return the next message about the child; the first tells who it is and where it works."""
        message, sender = credentials.receive(self._control, 512)
        if message[:1] == b"P":
            self._pid = sender
            self._folder = os.fsdecode(message[1:])
        return message

    def _cpu_clock(self) -> float:
        """Return the CPU seconds that the child has used, 0 when it is not known or gone."""
        if not self._pid:
            return 0.0
        clock = ~self._pid << 3 | _CPUCLOCK_SCHED  # how the kernel numbers a process's own clock
        try:
            return time.clock_gettime(clock)
        except OSError:
            return 0.0
