"""The one protocol by which programs are run, whoever wrote them: students, authors, or a test's fake."""

from dataclasses import dataclass
from typing import Protocol

from autograder.outputs import Output
from autograder.plan import Plan
from autograder.program import Program
from autograder.result import Level
from autograder.sandbox.capabilities import Vector
from autograder.spec import Limits

AHEAD = 2  # programs that are run or loading at the same time


@dataclass(frozen=True, slots=True)
class Run:
    """What became of a program.

    Attributes
    ----------
    outputs : tuple of Output
        One per call of the plan, in its order.
    problem : str or None
        What went wrong while the file or the notebook was loaded, in a sentence for the student.
    """

    outputs: tuple[Output, ...]
    problem: str | None = None


class Runner(Protocol):
    """Runs programs; student code never shares a process with the caller."""

    @property
    def level(self) -> Level:
        """How well student code is kept apart."""

    @property
    def vector(self) -> Vector:
        """By which means."""

    @property
    def circumstances(self) -> tuple[str, ...]:
        """How programs are run here and what else was tried, a sentence each."""

    def run(self, program: Program, plan: Plan, limits: Limits) -> Run:
        """Load the program and make the calls of the plan.

        Raises
        ------
        SandboxFault
            If the runner itself failed; nothing is then known about the program.
        """

    def expect(self, program: Program, plan: Plan, limits: Limits) -> None:
        """Say what will be run soon, so that it can be loading meanwhile; may do nothing."""

    def close(self) -> None:
        """End all processes and remove all files of the runner."""
