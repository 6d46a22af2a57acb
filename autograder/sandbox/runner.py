"""The one protocol by which programs are run, whoever wrote them; `autograder.sandbox.fake` is for tests."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from autograder.boundary.outputs import Output
from autograder.boundary.problems import Problem
from autograder.course.plan import Plan
from autograder.course.spec import Limits
from autograder.sandbox.isolation import Isolation, Level
from autograder.submission.program import Program

AHEAD = 2  # programs that are run or loading at the same time


@dataclass(frozen=True, slots=True)
class Run:
    """What became of a program.

    Attributes
    ----------
    outputs : tuple of Output
        One per call of the plan, in its order.
    problem : Problem or None
        What went wrong first while the file or the notebook was loaded.
    printed : str
        The beginning of what the program printed, in all calls together.
    """

    outputs: tuple[Output, ...]
    problem: Problem | None = None
    printed: str = ""


class Runner(Protocol):
    """Runs programs; student code never shares a process with the caller."""

    @property
    def level(self) -> Level:
        """How well student code is kept apart."""

    @property
    def isolation(self) -> Isolation:
        """By which means."""

    @property
    def notes(self) -> tuple[str, ...]:
        """How programs are run here and what else was tried, a sentence each."""

    def run(
        self, program: Program, plan: Plan, limits: Limits, *, alone: bool = False, share: float = math.inf
    ) -> Run:
        """Load the program and make the calls of the plan.

        Parameters
        ----------
        alone : bool
            Whether nothing else is graded meanwhile, so that a slow program is waited for much longer.
        share : float
            Seconds after which it is given up for now.

        Raises
        ------
        Starved
            If the machine had too little for it.
        OverShare
            If it took more than its share.
        SandboxFault
            If the runner itself failed; nothing is then known about the program.
        """

    def preload(self, program: Program, plan: Plan, limits: Limits) -> None:
        """Announce a program that will be run soon, so that it can be loading meanwhile; may do nothing."""

    def expect(self, imports: Iterable[frozenset[str]]) -> None:
        """Announce what programs will import, so that it is read meanwhile; may do nothing."""

    def close(self) -> None:
        """End all processes and remove all files of the runner."""
