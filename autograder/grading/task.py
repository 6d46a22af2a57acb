"""One exercise of one submission, with what is run for it and what is done with what it gave."""

from dataclasses import dataclass

from autograder.boundary.problems import Problem
from autograder.grading.exercise import ReadyExercise
from autograder.grading.store import OutputStore
from autograder.submission.program import Program
from autograder.submission.submission import Submission


@dataclass(frozen=True, slots=True)
class Aftercare:
    """What is done with a submission's outputs when they are judged.

    Attributes
    ----------
    store : OutputStore or None
        Where they are kept.
    shadow : bool
        Whether a second judge looks at them; see `autograder.grading.shadow`.
    recall : bool
        Whether what a submission gave before is judged again, instead of running it again. The store must lie
        where no student code could write.
    """

    store: OutputStore | None = None
    shadow: bool = False
    recall: bool = False


NOTHING_AFTER = Aftercare()


@dataclass(frozen=True, slots=True)
class Task:
    """One exercise of one submission, with the program that answers it or why there is none.

    Attributes
    ----------
    part : Program or None
        The part of the program that is tried first, because nothing else is graded; None to run all of it.
    """

    submission: Submission
    ready: ReadyExercise
    program: Program | None
    problems: tuple[Problem, ...]
    fault: str = ""
    part: Program | None = None

    @property
    def first(self) -> Program | None:
        """Return the program that is run first."""
        return self.part or self.program
