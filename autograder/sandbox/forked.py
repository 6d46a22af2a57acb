"""The runner on Linux: a warm zygote forks one child per submission and exercise."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.errors import SandboxFault
from autograder.outputs import BARRED, Failed, Output, Raised, Returned
from autograder.plan import Plan
from autograder.program import Program
from autograder.result import Level
from autograder.sandbox import capabilities
from autograder.sandbox.barred import FULL
from autograder.sandbox.endings import Stopped
from autograder.sandbox.process import ZygoteProcess, choose_imports
from autograder.sandbox.runner import Run
from autograder.sandbox.session import Session, decode
from autograder.spec import Limits
from autograder.text import one_line
from autograder.values import pack

MAX_HANGING_CELLS = 2


@dataclass(slots=True)
class _Blocked:
    """Cells of one program that hung or killed the process, in the order in which that was found."""

    cells: list[int] = field(default_factory=list)
    problem: str = ""
    kind: str = ""

    @property
    def stop(self) -> int:
        """Where loading stops: at the last cell allowed to hang; -1 when it may run to its end."""
        return self.cells[-1] if len(self.cells) >= MAX_HANGING_CELLS else -1


class ForkedRunner:
    """Implements `Runner`; forked copies of it share one zygote.

    Parameters
    ----------
    warm : bool
        Whether the zygote uses every library once at its start: right for a class, not for one check.
    """

    def __init__(self, *, warm: bool) -> None:
        self._zygote = ZygoteProcess(warm=warm)
        self._blocked: dict[int, _Blocked] = {}
        self._ahead = warm
        self._spare: dict[tuple[tuple[str, ...], int], Session] = {}
        self._begun: tuple[str, bytes, Session] | None = None
        self._level: Level | None = None
        self._answers: dict[str, str] | None = None
        os.register_at_fork(before=self._drop_spares)  # a descriptor in two graders would keep a child alive

    @property
    def level(self) -> Level:
        """What this machine's means and the self-test of a real child amount to."""
        if self._level is None:
            with Session(self._zygote, ("numpy",), Limits()) as session:
                self._answers = _attested(session, Limits().load_seconds)
            self._level = capabilities.level(capabilities.measure(), self._answers)
        return self._level

    def run(self, program: Program, plan: Plan, limits: Limits) -> Run:
        """Load the program and make the calls of the plan; see `Runner.run`."""
        outputs: list[Output | None] = [None] * len(plan.messages)
        deadline = time.monotonic() + limits.total_seconds
        blocked = self._blocked.get(_key(program), _Blocked())
        problem = None
        if blocked.cells and program.kind == "script":
            _fill(outputs, Failed("not_loaded", blocked.problem, blocked.kind))
        while None in outputs:
            if time.monotonic() >= deadline:
                seconds = f"{limits.total_seconds:g}"
                detail = f"the time limit of {seconds} s for the whole exercise was used up"
                _fill(outputs, Failed("timeout", detail, "total"))
                break
            waiting = [position for position, output in enumerate(outputs) if output is None]
            with self._begin(program, plan.messages[waiting[0]], limits, blocked) as session:
                try:
                    answers = _attested(session, limits.load_seconds)
                    if answers != (self._answers or answers):
                        raise SandboxFault(f"A child was not locked down as the first one was: {answers}.")
                    problem = _load(session, program, limits, deadline)
                except Stopped as stopped:
                    if not self._block(program, blocked, stopped):
                        _fill(outputs, Failed("not_loaded", blocked.problem, blocked.kind))
                    continue
                _make_calls(session, plan, limits, waiting, outputs, deadline)
        return Run(tuple(_complete(outputs)), blocked.problem or problem)

    def expect(self, program: Program, plan: Plan, limits: Limits) -> None:
        """Have a child load the program meanwhile; see `Runner.expect`."""
        blocked = self._blocked.get(_key(program))
        if self._ahead and blocked is None and self._begun is None:
            call = plan.messages[0]
            self._begun = program.digest, call, self._begin(program, call, limits, _Blocked())

    def _begin(self, program: Program, call: bytes, limits: Limits, blocked: _Blocked) -> Session:
        """Return a child that has its program and first call; one begun earlier is taken if it is the same.

        The call is in the child's memory while the program is being loaded. That tells the program nothing:
        the same program is called with it next.
        """
        if self._begun is not None:
            (digest, begun, session), self._begun = self._begun, None
            if (digest, begun) == (program.digest, call):
                session.limits = limits
                return session
            session.close()
        session = self._open(choose_imports(program.modules), limits)
        session.send(_program_message(program, limits, blocked) + call)
        return session

    def _open(self, imports: tuple[str, ...], limits: Limits) -> Session:
        """Return a child, and have the next one forked while this one works.

        A spare has held nothing of any submission: it waits for its program since its fork.
        """
        key = imports, limits.memory_mib
        session = self._spare.pop(key, None)
        if session is not None and not session.alive:
            session.close()
            session = None
        session = session or Session(self._zygote, imports, limits)
        session.limits = limits
        if self._ahead:
            self._spare[key] = Session(self._zygote, imports, limits)
        return session

    def _drop_spares(self) -> None:
        if self._begun is not None:
            self._begun[-1].close()
            self._begun = None
        while self._spare:
            self._spare.popitem()[1].close()

    def _block(self, program: Program, blocked: _Blocked, stopped: Stopped) -> bool:
        """Remember the cell that ended the loading; return whether another try makes sense."""
        cell = stopped.cell
        again = program.kind == "notebook" and cell is not None and len(blocked.cells) < MAX_HANGING_CELLS
        if cell is not None:
            blocked.cells.append(cell)
        blocked.problem = blocked.problem or one_line(stopped.detail)
        blocked.kind = blocked.kind or stopped.reason
        self._blocked[_key(program)] = blocked
        return again

    def close(self) -> None:
        """End the zygote."""
        self._drop_spares()
        self._zygote.close()


def _key(program: Program) -> int:
    """Return what two programs have in common that load in the same way, for whatever exercise."""
    return hash((program.cells, tuple(program.files.items())))


def _attested(session: Session, seconds: float) -> dict[str, str]:
    """Return what a child's self-test said, sent before it was given any student code.

    Raises
    ------
    SandboxFault
        If it could not lock itself down or ended before it had.
    """
    try:
        match session.receive(seconds, seconds, "the sandbox"):
            case ("locked", dict(answers)):
                return answers
            case ("fault", str(text)):
                raise SandboxFault(text)
    except Stopped as stopped:
        raise SandboxFault(
            f"A submission's process ended before its code was loaded: {stopped.detail}."
        ) from None
    raise SandboxFault("A submission's process did not say how it is locked down.")


def _program_message(program: Program, limits: Limits, blocked: _Blocked) -> bytes:
    return pack(
        {
            "name": program.name,
            "kind": program.kind,
            "cells": [(cell.label, cell.source.encode("utf-8", "replace")) for cell in program.cells],
            "files": dict(program.files),
            "drivers": program.drivers,
            "skip": [cell for cell in blocked.cells if cell != blocked.stop],
            "stop": blocked.stop,
            "value_limit": limits.value_mib << 20,
        }
    )


def _load(session: Session, program: Program, limits: Limits, deadline: float) -> str | None:
    """Wait for the child to run the program's cells; return what went wrong first, as a sentence."""
    cell = None if program.kind == "notebook" else 0
    end = min(time.monotonic() + limits.load_seconds, deadline)
    try:
        while True:
            place = program.cells[cell].label if cell is not None else ""
            left = max(end - time.monotonic(), 0.01)
            message = session.receive(left, left, place or f"loading {program.name}")
            match message:
                case ("cell", int(position)) if 0 <= position < len(program.cells):
                    cell = position
                case ("loaded", list(trouble)):
                    return _first_trouble(trouble)
                case _:
                    raise Stopped("unsendable", "the program sent something that is not a value")
    except Stopped as stopped:
        if stopped.reason == "timeout":
            where = program.cells[cell or 0].label or "the file"
            seconds = f"{limits.load_seconds:g}"
            stopped.detail = (
                f"{where} did not finish within {seconds} s and was stopped; is there an endless loop?"
            )
        stopped.cell = cell
        raise


def _first_trouble(trouble: Sequence[Any]) -> str | None:
    match trouble:
        case [[str(label), str(kind), str(message), str(where), str()], *_]:
            place = where or label
            stopped = "" if label else "the file stopped "
            return one_line(f"{stopped}{'at ' if stopped and place else ''}{place}: {kind}: {message}")
    return None


def _make_calls(
    session: Session,
    plan: Plan,
    limits: Limits,
    waiting: list[int],
    outputs: list[Output | None],
    deadline: float,
) -> None:
    """Make the waiting calls, the first of which the child has, until one of them costs it its life."""
    for position, following in zip(waiting, [*waiting[1:], None], strict=True):
        start = time.monotonic()
        wall = min(limits.wall_seconds, deadline - start)
        if wall <= 0:
            return
        try:
            frame = session.receive_frame(wall, limits.cpu_seconds, "the call")
            seconds = time.monotonic() - start
            if following is not None:  # the child works on the next call while this answer is read
                session.send(plan.messages[following])
            outputs[position] = _read_answer(decode(frame), seconds)
        except Stopped as stopped:
            outputs[position] = Failed(stopped.reason, one_line(stopped.detail), stopped.kind)
            return


def _read_answer(answer: Any, seconds: float) -> Output:
    """Turn a child's message into an output; one that is not as agreed is the submission's fault."""
    match answer:
        case ("returned", value):
            return Returned(value, seconds)
        case ("raised", str(kind), str(message), str(where), str(barred)):
            if kind == "MemoryError":
                return Failed("memory", "the call needed more memory than a submission may use")
            if barred == FULL:
                return Failed("output_limit", "the call wrote more into files than a submission may", "files")
            return Raised(
                one_line(kind), one_line(message), one_line(where), barred if barred in BARRED else ""
            )
        case ("failed", "missing" | "memory" | "output_limit" | "unsendable" as reason, str(detail)):
            return Failed(reason, one_line(detail), "returned" if reason == "output_limit" else "")
    return Failed("unsendable", "the program sent something that is not a value")


def _fill(outputs: list[Output | None], failed: Failed) -> None:
    for position, output in enumerate(outputs):
        if output is None:
            outputs[position] = failed


def _complete(outputs: list[Output | None]) -> list[Output]:
    return [output for output in outputs if output is not None]
