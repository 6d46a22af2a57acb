"""What a grader and a child say to each other, whatever kind of process the child is.

The program is loaded, then its calls are made one by one. What costs the child its life costs that cell
or that call alone: another child goes on with the rest.

From the moment at which a hidden call was disclosed, no words of the program are taken: whatever the other
children say while they load could be about it, if only by the time at which the one before ended.
"""

import math
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from autograder.boundary.outputs import Failed, Output, Raised
from autograder.boundary.problems import Problem
from autograder.boundary.text import one_line
from autograder.boundary.values import MAX_HEADER, pack, unpack, unpack_frame
from autograder.course.plan import Plan
from autograder.course.spec import Limits
from autograder.errors import TooManyValues, WireError
from autograder.sandbox.clock import Allowance
from autograder.sandbox.exits import FIRST_WORDS, Stopped
from autograder.sandbox.replies import Unbinding, read_reply, read_trouble, what_matters
from autograder.sandbox.runner import Run
from autograder.submission.program import Program

MAX_HANGS = 2  # calls of one function that may run into their limit; its others are then not made
GRACE = 2.0  # seconds between a closed connection and the news of the child's end


class Child(AbstractContextManager["Child"], Protocol):
    """A process that has been given its program; leaving the context ends it.

    Attributes
    ----------
    begun : float
        When it was given the program, by `time.monotonic`.
    printed : bytes
        The beginning of what it printed; complete when the context was left.
    """

    begun: float
    printed: bytes

    def send(self, frame: bytes) -> None:
        """Send one packed message; a child that does not take it is `Stopped`."""

    def receive(self, allowances: tuple[Allowance, ...], what: str) -> Any:
        """Return the next message; see `receive_frame`."""

    def receive_frame(self, allowances: tuple[Allowance, ...], what: str) -> tuple[bytes, memoryview]:
        """Return header and body of the next message, or raise `Stopped`.

        What has arrived is in time, however late it is looked at.

        Parameters
        ----------
        allowances : tuple of Allowance
            What the waiting is charged to.
        what : str
            Subject of the sentence when there is no answer, such as "run_lif".
        """


@dataclass(slots=True)
class Blocked:
    """What of one program is not run again, because it hung or killed the process.

    Attributes
    ----------
    cells : dict of int to Failed
        Positions, in the order in which that was found, and how.
    first : Failed or None
        How the first one ended.
    stop : int
        From where on nothing is run, because the time for all cells was used up; -1 for nowhere.
    """

    cells: dict[int, Failed] = field(default_factory=dict)
    first: Failed | None = None
    stop: int = -1

    def left(self, limits: Limits) -> float:
        """Return the seconds for all cells, those that were ended taken off.

        Up to where the time was used up before, it is not what decides again.
        """
        if self.stop >= 0:
            return 2 * limits.load_seconds
        return limits.load_seconds - limits.cell_seconds * len(self.cells)


class Conversation:
    """Runs programs through children, and remembers what of a program must not be run again.

    Parameters
    ----------
    begin : callable
        Return a child that has been sent `program_message` of a program, what is blocked, and a first call.
    """

    def __init__(self, begin: Callable[[Program, bytes, Limits, Blocked], Child]) -> None:
        self._begin = begin
        self._blocked: dict[int, Blocked] = {}

    def is_blocked(self, program: Program, held: bytes) -> bool:
        """Whether something of the program hung or killed its process before, with these values held."""
        return _key(program, held) in self._blocked

    def run(
        self, program: Program, plan: Plan, limits: Limits, *, alone: bool = False, share: float = math.inf
    ) -> Run:
        """Load the program and make the calls of the plan; see `Runner.run`."""
        outputs: list[Output | None] = [None] * len(plan.messages)
        total = Allowance(limits.total_seconds, alone, share=share)
        found: Problem | None = None
        printed = b""
        for held in dict.fromkeys(plan.held):
            places = [place for place, other in enumerate(plan.held) if other == held]
            problem, words = self._run_held(program, plan, places, limits, outputs, total)
            if held not in plan.secret:
                found = found or problem
                printed = printed or words
            else:
                for place in places:
                    outputs[place] = _without_text(outputs[place], _function(plan.messages[place]))
        return Run(tuple(_complete(outputs)), found, printed[:FIRST_WORDS].decode(errors="replace"))

    def _run_held(
        self,
        program: Program,
        plan: Plan,
        places: list[int],
        limits: Limits,
        outputs: list[Output | None],
        total: Allowance,
    ) -> tuple[Problem | None, bytes]:
        """Load the program with the same names held, or none, and fill in what is asked of it then.

        Returns
        -------
        Problem or None
        bytes
            What was printed.
        """
        children: list[Child] = []
        held = plan.held[places[0]]
        blocked = self._blocked.get(_key(program, held), Blocked())
        troubles: tuple[Unbinding, ...] = ()
        loaded = disclosed = False
        while waiting := [place for place in places if outputs[place] is None]:
            if total.used >= total.seconds:
                seconds = f"{limits.total_seconds:g}"
                detail = f"the time limit of {seconds} s for the whole exercise was used up"
                _fill(outputs, waiting, Failed("timeout", detail, "total"))
                break
            # what a program is held at it must know before it is loaded, also what is hidden
            ahead = bool(held) or (not loaded and waiting[0] < plan.visible)
            first = plan.messages[waiting[0]] if ahead else b""
            with self._begin(program, first, limits, blocked) as child:
                children.append(child)
                total.begin(child.begun)
                try:
                    said = _load(child, program, plan, limits, blocked, total)
                except Stopped as stopped:
                    self._blocked[_key(program, held)] = blocked
                    if disclosed:
                        failed = Failed("not_loaded", one_line(stopped.detail), stopped.reason)
                        _fill(outputs, waiting, failed)
                    elif not _block(blocked, stopped, limits):
                        _fill(outputs, waiting, blocked.first)
                    # what ran before is run again, and counts once
                    total.used = min(total.used, total.before + limits.cell_seconds)
                    continue
                troubles = troubles if loaded else said
                loaded = True
                if not ahead:
                    child.send(plan.messages[waiting[0]])
                last = _make_calls(child, plan, limits, blocked, waiting, outputs, total)
                disclosed = last >= plan.visible
            _give_up_hanging(program, plan, outputs)
        problem = None
        if troubles:
            functions = [program.name_of(_function(message)) for message in plan.messages]
            problem = what_matters(troubles, functions, outputs[: plan.visible])
        if blocked.first:
            problem = Problem(_what_did_not_run(program, blocked), "loading")
        return problem, b"".join(child.printed for child in children)


def _block(blocked: Blocked, stopped: Stopped, limits: Limits) -> bool:
    """Remember the cell that ended the loading; return whether another try makes sense."""
    failed = Failed("not_loaded", one_line(stopped.detail), stopped.reason)
    blocked.first = blocked.first or failed
    if stopped.cell is None or stopped.cell in blocked.cells or blocked.stop >= 0:
        return False  # it does not run what it says, or does not do the same again
    blocked.cells[stopped.cell] = failed
    if stopped.last or blocked.left(limits) <= 0:
        blocked.stop = stopped.cell
    return True


def _key(program: Program, held: bytes) -> int:
    """Return a key that is equal for programs that load in the same way, whatever the exercise."""
    return hash((program.cells, tuple(program.files.items()), held))


def _without_text(output: Output | None, name: str) -> Output | None:
    """Return an output of a child that was given secret values: its text may quote them."""
    match output:
        case Failed():
            return Failed(
                output.reason, f"{name} could not be had when the program ran with other values", output.kind
            )
        case Raised():
            return Raised(output.type, "")
    return output


def _what_did_not_run(program: Program, blocked: Blocked) -> str:
    assert blocked.first is not None
    others = [program.cells[cell].label for cell in list(blocked.cells)[1:]]
    ended = f"; {', '.join(others)} ended the same way" if others else ""
    rest = 0 <= blocked.stop < len(program.cells) - 1
    after = f"; what follows {program.cells[blocked.stop].label} was not run" if rest else ""
    return blocked.first.detail + ended + after


def program_message(program: Program, limits: Limits, blocked: Blocked, call: bytes = b"") -> bytes:
    """Return the first message to a child, packed, and a call that goes with it if there is one."""
    message = pack(
        {
            "name": program.name,
            "kind": program.kind,
            "cells": [
                (cell.number, cell.line, cell.source.encode("utf-8", "replace")) for cell in program.cells
            ],
            "files": dict(program.files),
            "drivers": program.drivers,
            "names": dict(program.names),
            "skip": [cell for cell in blocked.cells if cell != blocked.stop],
            "stop": blocked.stop,
            "value_limit": limits.value_mib << 20,
            "call_follows": bool(call),
        }
    )
    return message + call


def decode(frame: tuple[bytes, memoryview], most: int | None = None) -> Any:
    """Return the value of a frame.

    Raises
    ------
    TooManyValues
        If it holds more than `most` values.
    Stopped
        If it is malformed.
    """
    try:
        return unpack(*frame, most)
    except TooManyValues:
        raise
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


def closed_connection(what: str) -> Stopped:
    """Return that a child is alive but has closed its connection."""
    return Stopped("crash", f"{what} closed the connection over which results are sent", "left")


def _load(
    child: Child, program: Program, plan: Plan, limits: Limits, blocked: Blocked, total: Allowance
) -> tuple[Unbinding, ...]:
    """Wait for the child to run the program's cells; return what went wrong.

    Which cell runs is the child's word. It can gain no more by lying than the time for all cells.
    """
    cell, count = -1, len(program.cells)
    load = Allowance(blocked.left(limits), total.alone)
    load.begin(child.begun)
    try:
        while True:
            where = f"loading {program.name}" if cell < 0 else program.cells[cell].label
            own = Allowance(limits.cell_seconds, total.alone)
            match child.receive((own, load, total), where):
                case ("cell", int(position)) if cell < position < count:
                    cell = position
                case ("loaded", list(trouble)):
                    return read_trouble(trouble)
                case _:
                    raise Stopped("unsendable", "the program sent something that is not a value")
    except Stopped as stopped:
        stopped.cell = None if cell < 0 else cell
        if stopped.reason == "timeout":
            where = "the file" if cell < 0 else program.cells[cell].label
            stopped.last = own.used < own.seconds
            seconds = f"{limits.load_seconds if stopped.last else limits.cell_seconds:g}"
            stopped.detail = (
                f"the {seconds} s that there are for running everything were used up at {where}"
                if stopped.last
                else f"{where} did not finish within {seconds} s and was stopped; is there an endless loop?"
            )
        raise


def _make_calls(
    child: Child,
    plan: Plan,
    limits: Limits,
    blocked: Blocked,
    waiting: list[int],
    outputs: list[Output | None],
    total: Allowance,
) -> int:
    """Make the waiting calls until one of them ends the child, which has the first one already.

    Returns
    -------
    int
        Position of the last call that was disclosed.
    """
    last = waiting[0]
    for position, following in zip(waiting, [*waiting[1:], None], strict=True):
        start = time.monotonic()
        own = Allowance(limits.call_seconds, total.alone)
        try:
            frame = child.receive_frame((own, total), "the call")
            seconds = time.monotonic() - start
            if following is not None:  # the child works on the next call while this answer is read
                last = following
                child.send(plan.messages[following])
            outputs[position] = _output(frame, plan.most[position] if plan.most else None, seconds, blocked)
        except Stopped as stopped:
            if total.used < total.seconds:
                outputs[position] = Failed(stopped.reason, one_line(stopped.detail), stopped.kind)
            break
    return last


def _give_up_hanging(program: Program, plan: Plan, outputs: list[Output | None]) -> None:
    """Leave out the other calls of a function of which some ran into their limit: they would as well."""
    hung = [_function(plan.messages[place]) for place in _timeouts(outputs)]
    for name in {name for name in hung if hung.count(name) >= MAX_HANGS}:
        own = program.name_of(name)
        detail = f"not called, because {MAX_HANGS} other calls of {own} ran into their time limit"
        for place, output in enumerate(outputs):
            if output is None and _function(plan.messages[place]) == name:
                outputs[place] = Failed("timeout", detail, "repeated")


def _timeouts(outputs: Iterable[Output | None]) -> list[int]:
    return [
        place
        for place, output in enumerate(outputs)
        if isinstance(output, Failed) and output.reason == "timeout"
    ]


def _function(message: bytes) -> str:
    """Return which function a packed call is of."""
    return str(unpack_frame(message)[0])


def _output(frame: tuple[bytes, memoryview], most: int | None, seconds: float, blocked: Blocked) -> Output:
    """Read a reply; a function that a blocked cell would have defined fails as that cell did."""
    try:
        reply = decode(frame, most)
    except TooManyValues:
        detail = f"the call returned more than {most} values, far more than any answer has"
        return Failed("output_limit", detail, "values")
    match reply:
        case ("unloaded", int(cell)) if cell in blocked.cells:
            return blocked.cells[cell]
    return read_reply(reply, seconds)


def _fill(outputs: list[Output | None], waiting: list[int], failed: Failed | None) -> None:
    for position in waiting:
        outputs[position] = failed


def _complete(outputs: list[Output | None]) -> list[Output]:
    return [output for output in outputs if output is not None]
