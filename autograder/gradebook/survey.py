"""A class read from its gradebook once: rows, counts, and when it was graded."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from autograder.errors import UsageError
from autograder.gradebook.database import NAME
from autograder.gradebook.statistics import ClassStatistics, Row, make_row
from autograder.gradebook.store import Gradebook, assignments_in
from autograder.grading.student_results import StudentResults


class Survey:
    """A class's rows and counts, added to student by student.

    Parameters
    ----------
    exercises : sequence of str
        In the order of the columns.
    weights : mapping of str to float or None

    Attributes
    ----------
    rows : list of Row
    counted : ClassStatistics
    """

    def __init__(self, exercises: Sequence[str], weights: Mapping[str, float] | None) -> None:
        self.exercises = tuple(exercises)
        self.rows: list[Row] = []
        self.counted = ClassStatistics(weights)
        self._weights = weights

    def add(self, outcome: StudentResults, *, report: str = "", code: str = "") -> None:
        """Add one student.

        Parameters
        ----------
        report, code : str
            Names of the student's files in ``reports/`` and ``staff/``, or empty.
        """
        found = outcome.results
        row = make_row(
            outcome.student, found, self.exercises, report=report, weights=self._weights, code=code
        )
        self.rows.append(row)
        for result in found:
            self.counted.add(result)


def surveys(folder: Path) -> Iterator[tuple[str, Survey, tuple[str, str]]]:
    """Yield every assignment of the gradebook in an output folder: name, survey, first and last grading.

    Raises
    ------
    UsageError
        If there is no gradebook that can be read.
    """
    for name in assignments_in(folder / NAME):
        with contextlib.closing(Gradebook(folder / NAME, name)) as book:
            survey = Survey(book.exercises(), book.weights())
            for outcome in book.outcomes():
                survey.add(outcome, report=outcome.report)
            yield name, survey, book.graded_between()


def survey_of(folder: Path, assignment: str | None) -> tuple[str, Survey, tuple[str, str]]:
    """Return one assignment of a gradebook; it must be named when there are several.

    Raises
    ------
    UsageError
        If there is none such, or which is meant is not clear.
    """
    found = {name: (name, survey, dates) for name, survey, dates in surveys(folder)}
    if assignment is None and len(found) == 1:
        return next(iter(found.values()))
    if assignment is None:
        known = ", ".join(name or "''" for name in found) or "nothing"
        raise UsageError(f"The gradebook in {folder} holds {known}; name one", option="--assignment NAME")
    if assignment not in found:
        raise UsageError(
            f"The gradebook in {folder} holds no assignment {assignment!r}; it holds {', '.join(found)}."
        )
    return found[assignment]
