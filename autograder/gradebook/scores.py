"""What a student earned in an assignment, for whoever the marks go to."""

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.course.policy import PLAIN, Policy
from autograder.gradebook.policies import NO_EXTENSION, Attempt, Extension, Step, make_score, moment_of
from autograder.gradebook.rules import extensions_of, policies_in, policy_of
from autograder.gradebook.store import Gradebook
from autograder.grading.student_results import StudentResults
from autograder.judge.result import Result
from autograder.report.sentences import COMMENT, exact_total, number, points
from autograder.submission.submission import digest_of

NO_FILES = digest_of({})


@dataclass(frozen=True, slots=True)
class Score:
    """The marks of one student.

    Attributes
    ----------
    earned : float or None
        Rounded once to two decimals, as in ``grades.csv``; None while anything is ungraded, or when excused.
    possible : float
    exact : float or None
        The same before rounding, for another scale.
    results : tuple of Result
        Of what was handed in last, in order of exercise.
    hand_in : HandIn
        Late as the assignment's policy has it, where it has one.
    steps : tuple of Step
        How the score came to be, where more decides than the points of the checks.
    late_days : int
        Days paid from the student's budget.
    """

    student: str
    earned: float | None
    possible: float
    exact: float | None
    results: tuple[Result, ...]
    hand_in: HandIn = UNKNOWN
    report: str = ""
    steps: tuple[Step, ...] = ()
    late_days: int = 0
    excused: bool = False

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
        steps = [step.text.rstrip(".") for step in self.steps]
        said = [f"{COMMENT}: {' '.join(text.split())}" for result in self.results for text in result.comments]
        return ". ".join([whole + "; ".join((*parts, *steps)), *said])


class Scorer:
    """Makes the final scores of an assignment: all that is shown or exported comes from here.

    Parameters
    ----------
    book : Gradebook
        Whose rules are read once, at the beginning.
    spent : mapping of str to int, optional
        Late days that students have spent before; by default those of the assignments that were due before.
    """

    def __init__(self, book: Gradebook, spent: Mapping[str, int] | None = None) -> None:
        self._policy = policy_of(book)
        self._weights, self._extensions = book.weights(), extensions_of(book)
        self._spent = _spent_before(book, self._policy) if spent is None else spent
        self._earlier: dict[str, list[StudentResults]] = {}
        if self._policy.attempts != "last":
            for outcome in book.outcomes(earlier=True):
                self._earlier.setdefault(outcome.student, []).append(outcome)

    def final(self, outcome: StudentResults) -> Score:
        """Return the score of a student from the current results."""
        student = outcome.student
        return score_of(
            [*self._earlier.get(student, ()), outcome],
            self._weights,
            self._policy,
            self._extensions.get(student, NO_EXTENSION),
            self._policy.late_days - self._spent.get(student, 0),
        )


def scores_in(book: Gradebook, spent: Mapping[str, int] | None = None) -> Iterator[Score]:
    """Yield the final score of every student of an assignment; see `Scorer`."""
    scorer = Scorer(book, spent)
    return map(scorer.final, book.outcomes())


def _spent_before(book: Gradebook, policy: Policy) -> Counter[str]:
    """Return the late days that students spent in assignments of this gradebook which were due before."""
    spent: Counter[str] = Counter()
    if not policy.from_budget or policy.due is None:
        return spent
    known = policies_in(book)
    others = [(one.due, name) for name, one in known.items() if one.from_budget and one.due is not None]
    mine = (policy.due.astimezone(UTC), book.assignment)
    for due, name in sorted((due.astimezone(UTC), name) for due, name in others):
        if (due, name) < mine:
            with contextlib.closing(Gradebook(book.path, name)) as other:
                for score in scores_in(other, spent):
                    spent[score.student] += score.late_days
    return spent


def score_of(
    outcomes: Sequence[StudentResults],
    weights: Mapping[str, float] | None,
    policy: Policy = PLAIN,
    extension: Extension = NO_EXTENSION,
    days_left: int = 0,
) -> Score:
    """Return the final score of one student from the results of what was handed in, the last one last."""
    last = outcomes[-1]
    work = [one for one in outcomes if one.results[0].submission_digest != NO_FILES] or [last]
    attempts = [Attempt(*exact_total(one.results, weights), one.hand_in) for one in _in_order(work, policy)]
    made = make_score(attempts, policy, extension, days_left)
    hand_in = last.hand_in if made.late is None else replace(last.hand_in, late=made.late)
    earned = None if made.score is None else round(made.score, 2)
    possible = round(attempts[-1].possible, 2)
    return Score(
        last.student,
        earned,
        possible,
        made.score,
        last.results,
        hand_in,
        last.report,
        made.steps,
        made.late_days,
        made.excused,
    )


def _in_order(outcomes: Sequence[StudentResults], policy: Policy) -> list[StudentResults]:
    """Return attempts by number, else by time, else, where neither is known of all, as they were graded."""
    numbers = [one.hand_in.attempt for one in outcomes]
    times = [moment_of(one.hand_in, policy) for one in outcomes]
    if all(number is not None for number in numbers) and len(set(numbers)) == len(numbers):
        keys = [float(number or 0) for number in numbers]
    elif all(time is not None and time.tzinfo is not None for time in times):
        keys = [time.timestamp() for time in times if time is not None]
    else:
        return list(outcomes)
    return [one for _, one in sorted(zip(keys, outcomes, strict=True), key=lambda pair: pair[0])]
