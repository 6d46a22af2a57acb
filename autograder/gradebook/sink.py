"""Where results go: each sink takes one student after the other and is finished at the end."""

from typing import Protocol

from autograder.grading.student_results import StudentResults


class Sink(Protocol):
    """Takes the results of a batch; `grade` gives them to each of its sinks in turn."""

    def add(self, outcome: StudentResults) -> None:
        """Take the results of one student.

        Raises
        ------
        GraderError
            If they cannot be written.
        """

    def finish(self) -> None:
        """Write what is made of all results, also after an interruption."""


class Tally:
    """Counts what a batch came to.

    Attributes
    ----------
    done : int
        Students whose results are in.
    incomplete : bool
        Whether a result or a report is missing, or disputed, through a fault of the grader.
    faults : set of str
        Why reports are missing and which verdicts are disputed, a sentence each.
    """

    def __init__(self) -> None:
        self.done = 0
        self.incomplete = False
        self.faults: set[str] = set()

    def add(self, outcome: StudentResults) -> None:
        """Count one student."""
        self.done += 1
        if outcome.fault:
            self.faults.add(f"{outcome.student}: {outcome.fault}")
        for result in outcome.results:
            for check in result.disputed:
                self.faults.add(
                    f"{outcome.student}, {result.exercise}: a second judge disagrees on check {check}; the "
                    "mark is that of the first. Look at it, and report this as a fault of the grader"
                )
                self.incomplete = True
        if outcome.fault or any(result.state == "ungraded" for result in outcome.results):
            self.incomplete = True

    def finish(self) -> None:
        """Do nothing: the counts are always up to date."""
