"""The child's side: load one submission, run the calls it is given one by one, send plain values back.

Nothing here decides anything. The messages it sends are, by definition, what the student's code
returned; the grader trusts none of them further than that.

========================================  =====================================================
from the grader                           to the grader
========================================  =====================================================
the program, often with a first call      ``("cell", i)`` before cell i,
                                          ``("loaded", trouble)`` when all have run
each call when the one before is answered ``("returned", value)``, ``("failed", reason, detail)``,
                                          ``("raised", type, message, place, refusal)``,
                                          ``("unloaded", i)``: what was left out for cell i defines it
========================================  =====================================================
"""

import builtins
import contextlib
import gc
import os
import random
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TextIO, TypeAlias

import numpy as np

from autograder.boundary.coerce import coerce
from autograder.boundary.values import PREFIX, Unsendable, pack, unpack_frame
from autograder.errors import UnsendableValue
from autograder.sandbox.child import amendments
from autograder.sandbox.child.held import Held
from autograder.sandbox.child.inert import Inert, calls, holds_stand_in
from autograder.sandbox.child.loading import Loading, missing

#: function, arguments, keywords, driver, what to observe; see `autograder.course.calls.Call`, and `Value`
#: of which the keywords are the held names
Call: TypeAlias = tuple[str, list[Any], dict[str, Any], str | None, str]
STAND_IN = "something of a package that is not here, which has no value"
READ = 1 << 16  # bytes to ask for at once


def send(fd: int, frame: bytes) -> None:
    """Write all of a frame; a grader that is gone ends the process."""
    try:
        sent = os.write(fd, frame)
        while sent < len(frame):
            sent += os.write(fd, memoryview(frame)[sent:])
    except BrokenPipeError:
        os._exit(0)


class _Channel:
    """Frames over a stream socket or pipes; end of file ends the process."""

    def __init__(self, fd: int, outgoing: int) -> None:
        self._fd, self._outgoing = fd, outgoing
        self._buffer = b""

    def receive(self) -> bytes:
        self._fill(PREFIX.size)
        end = PREFIX.size + sum(PREFIX.unpack_from(self._buffer))
        self._fill(end)
        frame, self._buffer = self._buffer[:end], self._buffer[end:]
        return frame

    def send(self, frame: bytes) -> None:
        send(self._outgoing, frame)

    def _fill(self, size: int) -> None:
        while len(self._buffer) < size:
            missing = size - len(self._buffer)
            data = os.read(self._fd, missing if missing > READ else READ)  # a student's max() may be odd
            if not data:
                os._exit(0)
            self._buffer += data


def prepare() -> None:
    """Set up what student code expects; runs before the fork that calls `serve`."""
    random._urandom = _repeatable_bytes  # type: ignore[attr-defined]
    _REPEATABLE.seed(1952)
    np.random.seed(0)
    builtins.input = _no_keyboard
    shutil.copymode = shutil.copystat = _content_alone  # type: ignore[assignment]
    amendments.install()


def serve(fd: int, outgoing: int | None = None) -> None:
    """Load and run until the grader closes the connection; never returns.

    Parameters
    ----------
    fd : int
        Stream socket whose other end the grader holds.
    outgoing : int, optional
        Pipe to the grader, when `fd` is a pipe that leads from it.
    """
    channel = _Channel(fd, fd if outgoing is None else outgoing)
    random.seed(0)  # here, because Python seeds it anew in every fork
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 - once in every child, and Path.cwd() is slower
    gc.enable()
    program = unpack_frame(channel.receive())
    sys.argv = sys.orig_argv = [f"{program['name']}.py"]
    for name, fd in (("stdout", 1), ("stderr", 2)):
        stream = _stream(fd)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    # read now, so that the grader does not have to wait
    call = channel.receive() if program["call_follows"] else b""
    _place_files(program["files"])
    drivers = Drivers(program["drivers"])
    loading = Loading(program, held=_held(call))
    loading.begin()
    loading.run(lambda position: channel.send(pack(("cell", position))))
    _flush()
    channel.send(pack(("loaded", [trouble.message for trouble in loading.troubles])))
    calls.running = True
    call = call or channel.receive()
    while True:
        answer = call_function(unpack_frame(call), loading, drivers)
        _flush()
        channel.send(answer)
        call = channel.receive()


def _held(frame: bytes) -> Held | None:
    """Return what the first call says is held while the program runs; those after it hold the same."""
    if not frame:
        return None
    _, _, given, _, observe = unpack_frame(frame)
    return Held(given) if observe == "value" and given else None


def rehearse(times: int) -> None:
    """Load and call a small program, so that no child pays for code that runs for the first time."""
    source = b"import numpy as np\ndef rehearsed(x):\n    return np.exp(-x), 1.0\n"
    program = {"name": "rehearsal", "kind": "script", "cells": [(0, 1, source)], "skip": [], "stop": -1}
    call: Call = ("rehearsed", [np.zeros(3)], {}, None, "result")
    for _ in range(times):
        loading = Loading({**program, "value_limit": 1 << 20})
        loading.begin()
        loading.run(lambda _: None)
        call_function(unpack_frame(pack(call)), loading, Drivers(None))
    del sys.modules["rehearsal"]


def _place_files(files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _flush() -> None:
    """Hand on what was printed: a child that is ended later could not."""
    for stream in {sys.stdout, sys.stderr, sys.__stdout__}:
        with contextlib.suppress(Exception):  # a student may have put anything there
            stream.flush()  # type: ignore[union-attr]


def _stream(fd: int) -> TextIO:
    """Return a text stream that can be reconfigured, wrapped and replaced, over what the grader reads."""
    return open(fd, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def _repeatable_bytes(size: int) -> bytes:
    """Stand in for the system's randomness, so that unseeded draws give the same marks in every run."""
    return _REPEATABLE.randbytes(size)


_REPEATABLE = random.Random()


def _no_keyboard(prompt: object = "") -> str:
    raise EOFError("input() cannot be answered while grading; use the function's arguments instead")


def _content_alone(source: object, target: object, *, follow_symlinks: bool = True) -> None:
    """Stand in for copying permissions and times, which the lock-down forbids."""


class Drivers:
    """The exercise's ``drivers.py``, run before the program: what it keeps at its top is as it was then.

    It is no module that can be imported, so that a program does not change it by accident or by a line.
    """

    def __init__(self, source: bytes | None) -> None:
        self._namespace: dict[str, Any] = {"__name__": "drivers"}
        self._error: Exception | None = None
        if source is not None:
            try:
                exec(compile(source.decode(), "<drivers.py>", "exec", dont_inherit=True), self._namespace)
            except Exception as error:  # told by the call that needs it
                self._error = error

    def get(self, name: str) -> Callable[..., Any]:
        """Return a driver by name."""
        if self._error is not None:
            raise self._error
        function: Callable[..., Any] = self._namespace[name]
        return function


def call_function(call: Call, loading: Loading, drivers: Drivers) -> bytes:
    """Make one call with the functions of a loaded program; return the frame that says what became of it."""
    asked, args, kwargs, driver, observe = call
    name = loading.program.get("names", {}).get(asked, asked)
    function: Any = loading.namespace.get(name)
    if name in loading.left_out and function is None:
        return pack(("unloaded", loading.left_out[name]))
    bound = name in loading.namespace and function is not ... if observe == "value" else callable(function)
    if not bound or isinstance(function, Inert):
        return pack(("failed", "missing", missing(name, function, loading)))
    verb = "is" if observe == "value" else "returned"
    try:
        if observe == "value":
            value = function
        elif driver is None:
            value = function(*args, **kwargs)
        else:
            value = drivers.get(driver)(function, *args, **kwargs)
        if observe == "arguments":
            value = [*args, *kwargs.values()]
        if type(value) is tuple:  # one item that has no value leaves the others as they are
            value = tuple(Unsendable(STAND_IN) if holds_stand_in(item) else item for item in value)
        if holds_stand_in(value):
            raise UnsendableValue(STAND_IN)
        frame = pack(("returned", coerce(value)))
    except UnsendableValue as error:
        return pack(("failed", "unsendable", f"{name} {verb} {error}"))
    except MemoryError:
        return pack(("failed", "memory", f"{name} needed more memory than a submission may use"))
    except BaseException as error:  # whatever student code throws is an output, SystemExit included
        return pack(("raised", *loading.describe(error)))
    if len(frame) > loading.program["value_limit"]:
        limit = loading.program["value_limit"] >> 20
        verb = "holds" if observe == "value" else "returned"
        return pack(("failed", "output_limit", f"{name} {verb} more than {limit} MiB"))
    return frame
