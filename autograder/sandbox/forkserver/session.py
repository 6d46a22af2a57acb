"""One child of the zygote, from the grader's side: hand it its program and calls, keep the time."""

import contextlib
import os
import select
import socket
import time
from typing import Any

from autograder.boundary.values import PREFIX
from autograder.course.spec import Limits
from autograder.errors import SandboxFault, Starved
from autograder.sandbox.clock import FIRST_LOOK, PATIENCE, Allowance, charge_all
from autograder.sandbox.conversation import (
    GRACE,
    check_printed,
    check_size,
    closed_connection,
    decode,
)
from autograder.sandbox.exits import FIRST_WORDS, LAST_WORDS, Stopped, describe_end
from autograder.sandbox.forkserver import credentials, overstepping
from autograder.sandbox.forkserver.process import ZygoteProcess
from autograder.sandbox.forkserver.zygote import REQUEST, SECONDS, STATUS
from autograder.sandbox.lockdown import forks

AHEAD_SHARE = 40  # part of the time of a single step that a child may use before its turn
PROCESSORS = os.cpu_count() or 1
TURN_SECONDS = 20.0  # until a zygote answers, which takes less than a millisecond


class Session:
    """One child, from fork to end; use as a context manager.

    Parameters
    ----------
    zygote : ZygoteProcess
    imports : tuple of str
        One of `IMPORT_SETS`.
    limits : Limits

    Attributes
    ----------
    begun : float
        When it was sent its first message, the program, by `time.monotonic`; 0 before that.
    printed : bytes
        As of `Child`.
    """

    def __init__(self, zygote: ZygoteProcess, imports: tuple[str, ...], limits: Limits) -> None:
        requests = zygote.requests(imports)
        self._zygote = zygote
        self._imports = imports
        self.limits = limits
        self.begun = 0.0
        self.printed = b""
        self._printed = 0
        self._last_words = b""
        self._received = 0
        self._pid = 0
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
        """Kill what still runs, when what it printed has been read."""
        with contextlib.suppress(Stopped):  # too late to matter
            self._drain_log()
        self.close()

    def close(self) -> None:
        """Hang up; the zygote then kills the child and all it started."""
        self._channel.close()
        self._control.close()
        os.close(self._log)

    def send(self, frame: bytes) -> None:
        """Send one packed message to the child, reading its output so that neither side blocks."""
        view = memoryview(frame)
        now = time.monotonic()
        self.begun = self.begun or now
        deadline = now + PATIENCE * self.limits.call_seconds
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

    def begin_ahead(self, frame: bytes) -> None:
        """Send the first message to a child whose turn has not come, and which nobody will listen to.

        It gets a small part of the time of a single step, so that it can have met no limit of time until
        its turn.
        """
        self.send(frame)
        with contextlib.suppress(OSError):  # it died; that is noticed at its turn
            self._control.send(SECONDS.pack(b"A", self._ahead_seconds))

    @property
    def _ahead_seconds(self) -> float:
        return min(self.limits.cell_seconds, self.limits.call_seconds) / AHEAD_SHARE

    def take_turn(self) -> bool:
        """Let a child that was begun ahead go on; return whether it is still there.

        For what it was stopped it is not charged. When it cannot have been stopped yet, the zygote's answer
        is not waited for; it is read when it comes.
        """
        spent = (time.monotonic() - self.begun) * PROCESSORS
        wait = TURN_SECONDS if spent >= self._ahead_seconds else 0.0
        try:
            self._control.send(b"G")
            while select.select([self._control], [], [], wait)[0]:
                message = self._hear()
                if message[:1] == b"G":
                    return True
                if message[:1] != b"P":
                    return False
        except OSError:
            return False
        return not wait

    def receive(self, allowances: tuple[Allowance, ...], what: str) -> Any:
        """Return the child's next message; see `receive_frame`.

        Raises
        ------
        Stopped
            Also when the message is malformed.
        """
        return decode(self.receive_frame(allowances, what))

    def receive_frame(self, allowances: tuple[Allowance, ...], what: str) -> tuple[bytes, memoryview]:
        """Return header and body of the child's next message, not yet looked at.

        Parameters
        ----------
        allowances : tuple of Allowance
            What the waiting is charged to.
        what : str
            Subject of the sentence when it does not answer, such as "run_lif".

        Raises
        ------
        Stopped
            If it died, ran out of time, or printed or sent too much.
        Starved
            If it had too little of the processor.
        SandboxFault
            If the zygote died.
        """
        look = time.monotonic() + FIRST_LOOK  # by the clock: who prints all the time is never silent
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
            if now < look:
                continue
            if (message := self._take()) is not None:
                return message
            if self._hung_up:
                if now >= self._hung_up:
                    raise closed_connection(what)
                look = self._hung_up
                continue
            look = now + charge_all(allowances, self._pid, what)

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
        self.printed += data[: FIRST_WORDS - len(self.printed)]
        self._last_words = (self._last_words + data)[-LAST_WORDS:]
        check_printed(self._printed, self.limits)

    def _read_control(self, what: str) -> None:
        message = self._hear()
        match message[:1]:
            case b"P" | b"G":
                return
            case overstepping.FILES:
                raise Stopped("output_limit", f"{what} wrote more files than a submission may", "files")
            case overstepping.THREADS:
                raise Stopped("memory", f"{what} started more threads than a submission may", "threads")
            case b"S":
                self._drain_log()
                _, status, cpu, _ = STATUS.unpack(message)
                code = os.waitstatus_to_exitcode(status)
                raise describe_end(code, cpu, self._last_words, what, self._zygote.shortages)
            case b"L":
                raise Starved(f"{message[1:].decode(errors='replace')}; {forks.CURE}")
            case b"E":
                raise SandboxFault(message[1:].decode(errors="replace"))
            case _:
                self._zygote.forget(self._imports)
                raise self._zygote.fault()

    def _hear(self) -> bytes:
        """Return the next message about the child; it tells who it is, or for how long it was stopped."""
        message, sender = credentials.receive(self._control, 512)
        match message[:1]:
            case b"P":
                self._pid = sender
            case b"G":
                self.begun += SECONDS.unpack(message)[1]
        return message
