"""A fork of this process that works within limits, and whose answers come back as plain bytes.

It holds what its maker held when it was forked, and serves many requests. What it says is for its maker to
decode strictly: nothing that it sends is run or unpickled.
"""

import contextlib
import gc
import mmap
import os
import select
import signal
import socket
import struct
from collections.abc import Callable, Iterator

from autograder.errors import GraderError, SandboxFault
from autograder.grading.budget import NOTED, Stage, limit_this_process, noted
from autograder.grading.confine import keep_to
from autograder.grading.reach import Reach
from autograder.sandbox.lockdown import forks
from autograder.sandbox.lockdown.seccomp import prepare_for_grader
from autograder.sandbox.lockdown.syscalls import die_with, syscall

_PR_SET_NO_NEW_PRIVS = 38
_SIZE = struct.Struct("<I")
LARGEST = 32 * 2**20  # bytes of an answer
_CHUNK = 1 << 18
END_SECONDS = 10  # until a process that has hung up is gone

#: from requests to answers, one each, in order
Work = Callable[[Iterator[bytes]], Iterator[bytes]]

#: ends of a process that its own work can bring about; by another signal somebody else ended it
OF_ITS_WORK = frozenset(
    {"SIGXCPU", "SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSYS", "SIGXFSZ", "SIGTRAP"}
)


class LimitedProcess:
    """One process; use as a context manager, which ends it.

    Parameters
    ----------
    work : callable
        Run in the process; when it returns, the process ends.
    reach : Reach, optional
        The files that it may use; all where it is not said.

    Raises
    ------
    GraderError
        If there can be no further process.
    """

    def __init__(self, work: Work, reach: Reach | None = None) -> None:
        self._place = mmap.mmap(-1, NOTED)
        self._buffer = bytearray()
        self._channel, theirs = socket.socketpair()
        maker = os.getpid()
        try:
            self.pid = forks.fork()
        except OSError as error:
            self._channel.close()
            raise GraderError(
                f"No process could be started to grade in: {error.strerror}; {forks.CURE}."
            ) from None
        finally:
            if os.getpid() == maker:
                theirs.close()
        if self.pid == 0:
            self._channel.close()
            _serve(work, reach, theirs, self._place, maker)
        self._code: int | None = None

    def __enter__(self) -> "LimitedProcess":
        """Return the process."""
        return self

    def __exit__(self, *exception: object) -> None:
        """End it, whatever it does."""
        self.end()

    def fileno(self) -> int:
        """Return the descriptor that can be read when there is an answer or an end."""
        return self._channel.fileno()

    def send(self, request: bytes) -> None:
        """Hand it a request; one that has ended is noticed when an answer is read."""
        with contextlib.suppress(OSError):
            self._channel.sendall(_SIZE.pack(len(request)) + request)

    def no_more(self) -> None:
        """Say that no request will follow."""
        with contextlib.suppress(OSError):
            self._channel.shutdown(socket.SHUT_WR)

    def answers(self) -> list[bytes] | None:
        """Wait for something to arrive; return the answers that are complete, None when it has ended."""
        try:
            data = self._channel.recv(_CHUNK)
        except ConnectionResetError:
            data = b""
        self._buffer += data
        found = []
        while len(self._buffer) >= _SIZE.size:
            end = _SIZE.size + _SIZE.unpack_from(self._buffer)[0]
            if end > LARGEST:
                self.end()
                return None
            if len(self._buffer) < end:
                break
            found.append(bytes(self._buffer[_SIZE.size : end]))
            del self._buffer[:end]
        return found if data else None

    def join(self) -> str:
        """Return how it ended when it has; see `end`."""
        if self._code is not None:
            return self.end()
        handle = os.pidfd_open(self.pid)
        try:
            waiting = select.poll()
            waiting.register(handle, select.POLLIN)
            if waiting.poll(1000 * END_SECONDS):
                return self._reap()
        finally:
            os.close(handle)
        return self.end()

    def end(self) -> str:
        """End it if it still runs; return how it ended: empty if by itself, else by what signal or code."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)
            self._reap()
        if not self._code:
            return ""
        return signal.Signals(-self._code).name if self._code < 0 else f"code {self._code}"

    def _reap(self) -> str:
        _, status = os.waitpid(self.pid, 0)
        self._code = os.waitstatus_to_exitcode(status)
        self._channel.close()
        return self.end()

    @property
    def stage(self) -> Stage | None:
        """What it did last."""
        return noted(self._place)


def _serve(work: Work, reach: Reach | None, channel: socket.socket, place: mmap.mmap, maker: int) -> None:
    """Do the work and end this process, whatever happens; runs in the fork."""
    code = 1
    try:
        if die_with(maker):
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the maker decides what an interruption means
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            gc.freeze()  # a look at what was there would copy every page of it
            limit_this_process(place)
            _lock_down(reach)
            for answer in work(_requests(channel)):
                channel.sendall(_SIZE.pack(len(answer)))
                channel.sendall(answer)
            code = 0
    except MemoryError:
        os.abort()
    finally:  # what is above this on the stack is the maker's
        os._exit(code)


def _lock_down(reach: Reach | None) -> None:
    """Give up for good what this work never needs: files of others, programs, processes, connections.

    Where the kernel has no Landlock or no filters of system calls, the rest is all that there is.
    """
    calls = prepare_for_grader()
    with contextlib.suppress(OSError, SandboxFault):
        syscall("prctl", _PR_SET_NO_NEW_PRIVS, 1)
        if reach is not None:
            with contextlib.suppress(OSError, SandboxFault):
                keep_to(reach)
        if calls is not None:
            calls.load()


def _requests(channel: socket.socket) -> Iterator[bytes]:
    while head := _exactly(channel, _SIZE.size):
        yield _exactly(channel, _SIZE.unpack(head)[0])


def _exactly(channel: socket.socket, size: int) -> bytes:
    """Return so many bytes, or none where there are no more."""
    found = b""
    while len(found) < size:
        data = channel.recv(size - len(found))
        if not data:
            return b""
        found += data
    return found
