"""A runner that runs nothing: for tests of everything above the sandbox."""

import math
from collections.abc import Iterable

from autograder.boundary.outputs import Output
from autograder.boundary.problems import Problem
from autograder.course.plan import Plan
from autograder.course.spec import Limits
from autograder.sandbox.isolation import Isolation, Level
from autograder.sandbox.runner import Run, Runner
from autograder.submission.program import Program


class FakeRunner:
    """Implements `Runner` by a script.

    Parameters
    ----------
    *outputs : Output
        What every program gives, one output a call.
    problem : Problem, optional
        What every program meets while it is loaded.
    behind : Runner, optional
        Runs programs for real, in place of `outputs`.
    faults : iterable of exception or None
        What the first runs raise; None runs one as ever.
    level : Level
        What it claims to isolate.

    Attributes
    ----------
    ran : list of str
        Names of the programs that were run.
    events : list of str
        "preload" and "run", in order.
    """

    isolation = Isolation()
    notes: tuple[str, ...] = ("nothing is run here",)

    def __init__(
        self,
        *outputs: Output,
        problem: Problem | None = None,
        behind: Runner | None = None,
        faults: Iterable[BaseException | None] = (),
        level: Level = "limited",
    ) -> None:
        self._run = Run(outputs, problem)
        self._behind = behind
        self._faults = list(faults)
        self.level = level
        self.ran: list[str] = []
        self.events: list[str] = []

    def run(
        self, program: Program, plan: Plan, limits: Limits, *, alone: bool = False, share: float = math.inf
    ) -> Run:
        """Note the program, and raise or return what the script says."""
        self.ran.append(program.name)
        self.events.append("run alone" if alone else "run")
        fault = self._faults.pop(0) if self._faults else None
        if fault is not None:
            raise fault
        return (
            self._run
            if self._behind is None
            else self._behind.run(program, plan, limits, alone=alone, share=share)
        )

    def preload(self, program: Program, plan: Plan, limits: Limits) -> None:
        """Note that a program was announced."""
        self.events.append("preload")

    def expect(self, imports: Iterable[frozenset[str]]) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""
