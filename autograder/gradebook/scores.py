"""What a student earned in an assignment, for whoever the marks go to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.grading.batch import StudentResults
from autograder.judge.result import Result
from autograder.report.sentences import COMMENT, number, points, total


@dataclass(frozen=True, slots=True)
class Score:
    """The marks of one student.

    Attributes
    ----------
    earned : float or None
        Rounded once to two decimals, as in ``grades.csv``; None while anything is ungraded.
    possible : float
    exact : float or None
        The same before rounding, for another scale.
    results : tuple of Result
        In order of exercise.
    """

    student: str
    earned: float | None
    possible: float
    exact: float | None
    results: tuple[Result, ...]
    hand_in: HandIn = UNKNOWN
    report: str = ""

    def out_of(self, maximum: float | None) -> float | None:
        """Return the score on another scale, never above its maximum; None while anything is ungraded."""
        if self.earned is None or self.exact is None:
            return None
        if maximum is None or maximum == self.possible or not self.possible:
            return min(max(self.earned, 0.0), self.possible)
        return round(min(max(self.exact / self.possible, 0.0), 1.0) * maximum, 2)

    @property
    def comment(self) -> str:
        """What was earned where, in one line that holds nothing hidden."""
        parts = [f"{result.title}: {points(result.score, result.possible)}" for result in self.results]
        whole = "" if self.earned is None else f"{number(self.earned)} of {number(self.possible)} in all. "
        said = [f"{COMMENT}: {' '.join(text.split())}" for result in self.results for text in result.comments]
        return ". ".join([whole + "; ".join(parts), *said])


def scores_of(outcomes: Iterable[StudentResults], weights: Mapping[str, float] | None) -> Iterator[Score]:
    """Yield the marks of students from their results."""
    factors = weights or {}
    for outcome in outcomes:
        earned, possible = total(outcome.results, weights)
        exact = None
        if earned is not None:
            exact = sum(
                factors.get(result.exercise, 1.0) * check.earned
                for result in outcome.results
                for check in result.checks
            )
        yield Score(
            outcome.student, earned, possible, exact, outcome.results, outcome.hand_in, outcome.report
        )
