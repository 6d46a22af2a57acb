"""What a grader and a child say to each other, whatever kind of process the child is.

The program is loaded, then its calls are made one by one. What costs the child its life costs that cell
or that call alone: another child goes on with the rest.
"""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from autograder.boundary.outputs import Failed, Output
from autograder.boundary.problems import Problem
from autograder.boundary.text import one_line
from autograder.boundary.values import MAX_HEADER, pack, unpack
from autograder.course.plan import Plan
from autograder.course.spec import Limits
from autograder.errors import WireError
from autograder.sandbox.exits import Stopped
from autograder.sandbox.replies import read_reply, read_trouble
from autograder.sandbox.runner import Run
from autograder.submission.program import Program

MAX_HANGING_CELLS = 2
GRACE = 2.0  # seconds between a closed connection and the news of the child's end


class Child(AbstractContextManager["Child"], Protocol):
    """A process that has been given its program; leaving the context ends it."""

    def send(self, frame: bytes) -> None:
        """Send one packed message; a child that does not take it is `Stopped`."""

    def receive(self, wall: float, cpu: float, what: str) -> Any:
        """Return the next message; see `receive_frame`."""

    def receive_frame(self, wall: float, cpu: float, what: str) -> tuple[bytes, memoryview]:
        """Return header and body of the next message, or raise `Stopped`.

        Parameters
        ----------
        wall, cpu : float
            Seconds from now.
        what : str
            Subject of the sentence when there is no answer, such as "run_lif".
        """


@dataclass(slots=True)
class Blocked:
    """Cells of one program that hung or killed the process, in the order in which that was found, and how."""

    cells: dict[int, Failed] = field(default_factory=dict)
    first: Failed | None = None

    @property
    def stop(self) -> int:
        """Where loading stops: at the last cell allowed to hang; -1 when it may run to its end."""
        return list(self.cells)[-1] if len(self.cells) >= MAX_HANGING_CELLS else -1


class Conversation:
    """Runs programs through children, and remembers what of a program must not be run again.

    Parameters
    ----------
    begin : callable
        Return a child that has been sent `program_message` of a program, a first call and what is blocked.
    """

    def __init__(self, begin: Callable[[Program, bytes, Limits, Blocked], Child]) -> None:
        self._begin = begin
        self._blocked: dict[int, Blocked] = {}

    def is_blocked(self, program: Program) -> bool:
        """Whether something of the program hung or killed its process before."""
        return _key(program) in self._blocked

    def run(self, program: Program, plan: Plan, limits: Limits) -> Run:
        """Load the program and make the calls of the plan; see `Runner.run`."""
        outputs: list[Output | None] = [None] * len(plan.messages)
        deadline = time.monotonic() + limits.total_seconds
        blocked = self._blocked.get(_key(program), Blocked())
        problem: Problem | None = None
        while None in outputs:
            if time.monotonic() >= deadline:
                seconds = f"{limits.total_seconds:g}"
                detail = f"the time limit of {seconds} s for the whole exercise was used up"
                _fill(outputs, Failed("timeout", detail, "total"))
                break
            waiting = [position for position, output in enumerate(outputs) if output is None]
            with self._begin(program, plan.messages[waiting[0]], limits, blocked) as child:
                try:
                    problem = _load(child, program, limits, deadline)
                except Stopped as stopped:
                    if not self._block(program, blocked, stopped):
                        _fill(outputs, blocked.first)
                    continue
                _make_calls(child, plan, limits, blocked, waiting, outputs, deadline)
        if blocked.first:
            problem = Problem(blocked.first.detail, "loading")
        return Run(tuple(_complete(outputs)), problem)

    def _block(self, program: Program, blocked: Blocked, stopped: Stopped) -> bool:
        """Remember the cell that ended the loading; return whether another try makes sense."""
        failed = Failed("not_loaded", one_line(stopped.detail), stopped.reason)
        again = stopped.cell is not None and len(blocked.cells) < MAX_HANGING_CELLS
        if stopped.cell is not None:
            blocked.cells[stopped.cell] = failed
        blocked.first = blocked.first or failed
        self._blocked[_key(program)] = blocked
        return again


def _key(program: Program) -> int:
    """Return a key that is equal for programs that load in the same way, whatever the exercise."""
    return hash((program.cells, tuple(program.files.items())))


def program_message(program: Program, limits: Limits, blocked: Blocked) -> bytes:
    """Return the first message to a child, packed."""
    return pack(
        {
            "name": program.name,
            "kind": program.kind,
            "cells": [
                (cell.number, cell.line, cell.source.encode("utf-8", "replace")) for cell in program.cells
            ],
            "files": dict(program.files),
            "drivers": program.drivers,
            "skip": [cell for cell in blocked.cells if cell != blocked.stop],
            "stop": blocked.stop,
            "value_limit": limits.value_mib << 20,
        }
    )


def decode(frame: tuple[bytes, memoryview]) -> Any:
    """Return the value of a frame.

    Raises
    ------
    Stopped
        If it is malformed.
    """
    try:
        return unpack(*frame)
    except WireError:
        raise Stopped("unsendable", "the program sent something that is not a value") from None


def check_size(header: int, body: int, received: int, limits: Limits) -> None:
    """Refuse a message that is too large, or one too many.

    Parameters
    ----------
    received : int
        Bytes of all messages of the child so far, without this one.
    """
    if header > MAX_HEADER or body > limits.value_mib << 20:
        raise Stopped("output_limit", f"the call returned more than {limits.value_mib} MiB", "returned")
    if received + header + body > limits.total_value_mib << 20:
        raise Stopped(
            "output_limit", f"the calls returned more than {limits.total_value_mib} MiB in all", "returned"
        )


def check_printed(printed: int, limits: Limits) -> None:
    """Refuse a flood of printed output."""
    if printed > limits.printed_mib << 20:
        raise Stopped(
            "output_limit", f"the program printed more than {limits.printed_mib} MiB; print less", "printed"
        )


def out_of_time(what: str, seconds: float) -> Stopped:
    """Return that something took longer than its share of wall time."""
    return Stopped("timeout", f"{what} was stopped after {seconds:g} s", "wall")


def closed_connection(what: str) -> Stopped:
    """Return that a child is alive but has closed its connection."""
    return Stopped("crash", f"{what} closed the connection over which results are sent", "left")


def _load(child: Child, program: Program, limits: Limits, deadline: float) -> Problem | None:
    """Wait for the child to run the program's cells; return what went wrong first."""
    cell = None
    end = min(time.monotonic() + limits.load_seconds, deadline)
    try:
        while True:
            place = program.cells[cell].label if cell is not None else ""
            left = max(end - time.monotonic(), 0.01)
            message = child.receive(left, left, place or f"loading {program.name}")
            match message:
                case ("cell", int(position)) if 0 <= position < len(program.cells):
                    cell = position
                case ("loaded", list(trouble)):
                    return read_trouble(trouble)
                case _:
                    raise Stopped("unsendable", "the program sent something that is not a value")
    except Stopped as stopped:
        if stopped.reason == "timeout":
            where = program.cells[cell].label if cell is not None else "the file"
            seconds = f"{limits.load_seconds:g}"
            stopped.detail = (
                f"{where} did not finish within {seconds} s and was stopped; is there an endless loop?"
            )
        stopped.cell = cell
        raise


def _make_calls(
    child: Child,
    plan: Plan,
    limits: Limits,
    blocked: Blocked,
    waiting: list[int],
    outputs: list[Output | None],
    deadline: float,
) -> None:
    """Make the waiting calls until one of them ends the child; it has the first one already."""
    for position, following in zip(waiting, [*waiting[1:], None], strict=True):
        start = time.monotonic()
        wall = min(limits.wall_seconds, deadline - start)
        if wall <= 0:
            return
        try:
            frame = child.receive_frame(wall, limits.cpu_seconds, "the call")
            seconds = time.monotonic() - start
            if following is not None:  # the child works on the next call while this answer is read
                child.send(plan.messages[following])
            outputs[position] = _output(decode(frame), seconds, blocked)
        except Stopped as stopped:
            outputs[position] = Failed(stopped.reason, one_line(stopped.detail), stopped.kind)
            return


def _output(reply: Any, seconds: float, blocked: Blocked) -> Output:
    """Read a reply; a function that a blocked cell would have defined fails as that cell did."""
    match reply:
        case ("unloaded", int(cell)) if cell in blocked.cells:
            return blocked.cells[cell]
    return read_reply(reply, seconds)


def _fill(outputs: list[Output | None], failed: Failed | None) -> None:
    for position, output in enumerate(outputs):
        if output is None:
            outputs[position] = failed


def _complete(outputs: list[Output | None]) -> list[Output]:
    return [output for output in outputs if output is not None]
