"""The runner for systems without forks, such as Windows: a separate process, pipes and time limits.

It keeps a student's own code from hanging or ending the check, on the student's own machine. It hides
nothing from that code, so it must not run other people's work.
"""

import contextlib
import math
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from io import FileIO
from pathlib import Path
from typing import Any, cast

from autograder.boundary.values import PREFIX
from autograder.course.plan import Plan
from autograder.course.spec import Limits
from autograder.errors import SandboxFault
from autograder.sandbox.clock import FIRST_LOOK, Allowance, charge_all
from autograder.sandbox.conversation import (
    GRACE,
    Blocked,
    Conversation,
    check_printed,
    check_size,
    closed_connection,
    decode,
    program_message,
)
from autograder.sandbox.exits import FIRST_WORDS, LAST_WORDS, Shortages, Stopped, describe_end
from autograder.sandbox.isolation import Isolation, Level
from autograder.sandbox.runner import Run
from autograder.submission.program import Program

#: imported before the program, so that its memory does not count for them and plots stay off the screen
_MODULES = {"matplotlib": "matplotlib.pyplot", "scipy": "scipy", "sympy": "sympy"}
_BOOTSTRAP = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from autograder.sandbox.child.portable_main import main; main()"
)
_START_SECONDS = 60.0
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


class PortableRunner:
    """Implements `Runner` with what every system has."""

    level: Level = "limited"
    isolation = Isolation()
    notes = ("programs run in a process of their own, under the grader's account",)

    def __init__(self) -> None:
        self._conversation = Conversation(_begin)

    def run(
        self, program: Program, plan: Plan, limits: Limits, *, alone: bool = False, share: float = math.inf
    ) -> Run:
        """Load the program and make the calls of the plan; see `Runner.run`."""
        return self._conversation.run(program, plan, limits, alone=alone, share=share)

    def preload(self, program: Program, plan: Plan, limits: Limits) -> None:
        """Do nothing: one program at a time is enough at home."""

    def expect(self, imports: Iterable[frozenset[str]]) -> None:
        """Do nothing: every process reads its libraries itself."""

    def close(self) -> None:
        """Do nothing: every process ends with its program."""


def _begin(program: Program, call: bytes, limits: Limits, blocked: Blocked) -> "PipedChild":
    child = PipedChild([module for name, module in _MODULES.items() if name in program.modules], limits)
    child.send(program_message(program, limits, blocked, call))
    return child


class PipedChild:
    """One process, from start to end; a `Child`.

    Pipes cannot be waited for on Windows, so three threads read and write them. What they read arrives in
    one queue: a message's header and body, a `Stopped`, or None when the process has closed its end.

    Parameters
    ----------
    modules : list of str
        Modules to import before anything counts.
    limits : Limits

    Attributes
    ----------
    begun, printed
        As of `Child`.

    Raises
    ------
    SandboxFault
        If the process cannot be started.
    """

    def __init__(self, modules: list[str], limits: Limits) -> None:
        self._limits = limits
        self.begun = 0.0
        self.printed = b""
        self._arrived: queue.SimpleQueue[tuple[bytes, memoryview] | Stopped | None] = queue.SimpleQueue()
        self._leaving: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._last_words = b""
        self._shortages = Shortages()
        self._folder = Path(tempfile.mkdtemp(prefix="autograder-"))
        package = str(Path(__file__).resolve().parents[2])
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _BOOTSTRAP, package, str(limits.memory_mib << 20), *modules],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
                cwd=self._folder, env=_environment(), start_new_session=True, creationflags=_NO_CONSOLE,
            )  # fmt: skip
        except OSError as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise SandboxFault(f"No process could be started for a submission: {error.strerror}.") from None
        jobs = (self._write, self._read, self._measure_printed)
        self._threads = [threading.Thread(target=job, daemon=True) for job in jobs]
        for thread in self._threads:
            thread.start()
        try:
            self._expect_ready()
        except BaseException:
            self.close()
            raise

    def _expect_ready(self) -> None:
        try:
            if self.receive((Allowance(_START_SECONDS),), "the start") == ("ready",):
                return
        except Stopped as stopped:
            self._threads[2].join(GRACE)
            last = self._last_words.decode(errors="replace").strip().splitlines()[-1:]
            why = last[0] if last else stopped.detail
            raise SandboxFault(f"A submission's process ended before its code was loaded: {why}.") from None
        raise SandboxFault("A submission's process did not say that it is ready.")

    def __enter__(self) -> "PipedChild":
        """Return the child."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Kill what still runs."""
        self.close()

    def close(self) -> None:
        """Kill the process and what it started, and remove its folder."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        self._leaving.put(None)
        pipes = (self._process.stdin, self._process.stdout, self._process.stderr)
        for thread, pipe in zip(self._threads, pipes, strict=True):
            thread.join(GRACE)
            if pipe is not None and not thread.is_alive():  # a process it left behind may hold the other end
                pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def send(self, frame: bytes) -> None:
        """Have one packed message written, whenever the process takes it."""
        self.begun = self.begun or time.monotonic()
        self._leaving.put(frame)

    def receive(self, allowances: tuple[Allowance, ...], what: str) -> Any:
        """Return the next message; see `receive_frame`."""
        return decode(self.receive_frame(allowances, what))

    def receive_frame(self, allowances: tuple[Allowance, ...], what: str) -> tuple[bytes, memoryview]:
        """Return header and body of the next message; see `Child.receive_frame`."""
        wait = FIRST_LOOK
        while True:
            try:
                arrived = self._arrived.get(timeout=wait)
                break
            except queue.Empty:
                wait = charge_all(allowances, self._process.pid, what)
        if isinstance(arrived, Stopped):
            raise arrived
        if arrived is not None:
            return arrived
        try:
            code = self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            raise closed_connection(what) from None
        self._threads[2].join(GRACE)  # until its last words have been read
        raise describe_end(code, 0.0, self._last_words, what, self._shortages)

    def _write(self) -> None:
        pipe = cast(FileIO, self._process.stdin)
        with contextlib.suppress(OSError, ValueError):  # it has ended, which the reader hears
            while (frame := self._leaving.get()) is not None:
                view = memoryview(frame)
                while view:
                    view = view[pipe.write(view) :]

    def _read(self) -> None:
        pipe = cast(FileIO, self._process.stdout)
        received = 0
        try:
            while prefix := _exactly(pipe, PREFIX.size):
                header, body = PREFIX.unpack(prefix)
                check_size(header, body, received, self._limits)
                received += header + body
                data = memoryview(_exactly(pipe, header + body))
                if len(data) < header + body:
                    break
                self._arrived.put((bytes(data[:header]), data[header:]))
            self._arrived.put(None)
        except Stopped as stopped:
            self._arrived.put(stopped)

    def _measure_printed(self) -> None:
        pipe = cast(FileIO, self._process.stderr)
        printed = 0
        try:
            while data := pipe.read(1 << 16):
                printed += len(data)
                self.printed += data[: FIRST_WORDS - len(self.printed)]
                self._last_words = (self._last_words + data)[-LAST_WORDS:]
                check_printed(printed, self._limits)
        except Stopped as stopped:
            self._arrived.put(stopped)


def _exactly(pipe: FileIO, size: int) -> bytes:
    """Read so many bytes; fewer, or nothing at all of a prefix, at the end."""
    data = bytearray()
    while len(data) < size:
        more = pipe.read(min(size - len(data), 1 << 20))
        if not more:
            break
        data += more
    return bytes(data) if len(data) == size else b""


def _environment() -> dict[str, str]:
    """Return the student's own environment, with what makes runs alike."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") or name == "PYTHONHOME"
    }
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    python = {"PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    return {**kept, **threads, **python, "MPLBACKEND": "Agg"}
