"""What runs in a worker of Dask: chunks go to hosts, each of which grades one chunk at a time."""

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence

from autograder.grading.cluster.frames import (
    Graded,
    Refused,
    Reply,
    Work,
    decode,
    encode,
    receive_answer,
    send,
)
from autograder.version import __version__


class HostLost(Exception):
    """A host ended while it was at work."""


class Host:
    """A running host.

    Raises
    ------
    Refused
        If it cannot grade.
    """

    def __init__(self, setup: bytes) -> None:
        command = [sys.executable, "-m", "autograder.grading.cluster.host"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin is not None and self._process.stdout is not None
        self._questions, self._answers = self._process.stdin, self._process.stdout
        try:
            send(self._questions, setup)
            receive_answer(self._answers)
        except (EOFError, BrokenPipeError):
            self.close()
            raise Refused("a grader cannot be started; the worker's log says why") from None
        except Refused:
            self.close()
            raise

    def grade(self, works: Sequence[Work]) -> Iterator[Graded | dict[str, bytes]]:
        """Yield what becomes of submissions, in any order, and at last the files of the output store.

        Raises
        ------
        HostLost
            If it ends before the last of them.
        """
        try:
            send(self._questions, encode(works))
            for _ in works:
                yield decode(receive_answer(self._answers), Graded)
            yield decode(receive_answer(self._answers), dict[str, bytes])
        except (EOFError, BrokenPipeError):
            self.close()
            raise HostLost from None
        except Refused:
            self.close()
            raise

    def close(self) -> None:
        """End it."""
        for stream in (self._questions, self._answers):
            try:
                stream.close()
            except BrokenPipeError:
                continue
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Hosts:
    """The hosts of this worker that wait for a chunk, all with the same setup."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._setup = b""
        self._idle: list[Host] = []

    def take(self, setup: bytes) -> Host:
        """Return a host that is at nobody else's service."""
        with self._lock:
            old = [] if setup == self._setup else self._idle
            if setup != self._setup:
                self._setup, self._idle = setup, []
            found = self._idle.pop() if self._idle else None
        for host in old:
            host.close()
        return found or Host(setup)

    def give_back(self, host: Host, setup: bytes) -> None:
        """Have a host wait for the next chunk, unless another class has begun meanwhile."""
        with self._lock:
            if setup == self._setup:
                self._idle.append(host)
                return
        host.close()

    def close_idle(self) -> None:
        """End all that wait."""
        with self._lock:
            idle, self._idle, self._setup = self._idle, [], b""
        for host in idle:
            host.close()


HOSTS = Hosts()


def refusal_of(version: str, setup: bytes) -> str:
    """Return why this machine cannot grade, or nothing and have a host ready."""
    if version != __version__:
        return f"has autograder {__version__}, and where the class is it is {version}"
    try:
        HOSTS.give_back(HOSTS.take(setup), setup)
    except Refused as refused:
        return f"cannot grade: {refused}"
    return ""


async def get_ready(version: str, setup: bytes) -> str:
    """Return what `refusal_of` returns, without keeping the worker from answering meanwhile."""
    return await asyncio.to_thread(refusal_of, version, setup)


async def release() -> None:
    """End all hosts that wait; there will be no more chunks of their class."""
    await asyncio.to_thread(HOSTS.close_idle)


def grade_chunk(version: str, setup: bytes, chunk: bytes) -> bytes:
    """Grade some submissions and return a `Reply`; what a lost host held is graded again, one by one.

    A submission that ends a host twice has no outcome.
    """
    start = time.monotonic()
    if version != __version__:
        return encode(Reply(refusal_of(version, setup)))
    waiting = {work.student: work for work in decode(chunk, tuple[Work, ...])}
    graded: list[Graded] = []
    outputs: dict[str, bytes] = {}
    suspect = ""  # what a host was lost at
    try:
        while waiting:
            host = HOSTS.take(setup)
            try:
                for found in host.grade([waiting[suspect]] if suspect else [*waiting.values()]):
                    if isinstance(found, Graded):
                        del waiting[found.student]
                        graded.append(found)
                    else:
                        outputs |= found
                suspect = ""
            except HostLost:
                if suspect in waiting:
                    del waiting[suspect]
                    graded.append(Graded(suspect))
                    suspect = ""
                else:
                    suspect = next(iter(waiting), "")
            else:
                HOSTS.give_back(host, setup)
    except Refused as refused:
        return encode(Reply(f"cannot grade: {refused}"))
    return encode(Reply("", tuple(graded), outputs, time.monotonic() - start))
