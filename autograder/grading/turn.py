"""A submission's turn: what of the machine it may have, and when it has to come again.

Marks do not depend on what else the machine does: a program that had too little of it is run again when
nothing else is. One that takes much more than the others is run again when they are done, so that they do
not wait.
"""

import math
import time
from bisect import insort
from statistics import median

from autograder.course.plan import Plan
from autograder.course.spec import Limits
from autograder.errors import OverShare, Starved
from autograder.sandbox.runner import Run, Runner
from autograder.submission.program import Program

TIMES = 4  # the others' median time that a submission may take before it is put off
LEAST = 0.5  # seconds that it may take whatever the others took
FIRST = 1.0  # seconds that the first one may take
PART = (
    0.5  # of a share, for which one that was put off counts: a class may be slow, or begin with hostile ones
)


class Postponed(Exception):
    """The submission is to be graded again, from its beginning.

    Attributes
    ----------
    alone : bool
        Whether nothing else may be graded then.
    """

    def __init__(self, alone: bool) -> None:
        super().__init__("it is graded again later")
        self.alone = alone


class Turn:
    """A runner for all programs of one submission.

    Parameters
    ----------
    runner : Runner
    alone : bool
        Whether nothing else is graded meanwhile.
    share : float
        Seconds for all programs together, after which the submission is put off.
    """

    def __init__(self, runner: Runner, *, alone: bool = False, share: float = math.inf) -> None:
        self._runner = runner
        self._alone = alone
        self._share = share

    def run(self, program: Program, plan: Plan, limits: Limits) -> Run:
        """Load a program and make the calls of the plan; see `Runner.run`.

        Raises
        ------
        Postponed
            If the submission is to be graded again later.
        Starved
            If the machine had too little for it though nothing else was graded.
        """
        start = time.monotonic()
        try:
            return self._runner.run(program, plan, limits, alone=self._alone, share=self._share)
        except OverShare:
            raise Postponed(alone=False) from None
        except Starved:
            if self._alone:
                raise
            raise Postponed(alone=True) from None
        finally:
            self._share = max(self._share - (time.monotonic() - start), 0.0)

    def preload(self, program: Program, plan: Plan, limits: Limits) -> None:
        """Announce a program; see `Runner.preload`."""
        self._runner.preload(program, plan, limits)


class Pace:
    """How long submissions take, from which the share of the next one follows; a context to grade in."""

    def __init__(self) -> None:
        self._taken: list[float] = []
        self._start = 0.0

    def __enter__(self) -> "Pace":
        """Begin with a submission."""
        self._start = time.monotonic()
        return self

    def __exit__(self, kind: type[BaseException] | None, *exception: object) -> None:
        """Count it, unless nothing is known of the time that it takes."""
        if kind is None:
            insort(self._taken, time.monotonic() - self._start)
        elif isinstance(exception[0], Postponed) and not exception[0].alone:
            insort(self._taken, PART * self.share)

    @property
    def share(self) -> float:
        """Seconds that a submission may take before it is put off."""
        return max(LEAST, TIMES * median(self._taken)) if self._taken else FIRST
