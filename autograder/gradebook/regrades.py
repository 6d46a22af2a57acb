"""What grading again would change: whose score, by how much, in which checks, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.grading.batch import StudentResults
from autograder.judge.result import CheckResult, Result
from autograder.report.sentences import number


@dataclass(frozen=True, slots=True)
class CheckChange:
    """A check whose verdict changes; None where there was, or will be, no such check."""

    id: str
    before: CheckResult | None
    after: CheckResult | None

    @property
    def diagnoses(self) -> set[str]:
        """Return the diagnoses before and after."""
        return {check.diagnosis for check in (self.before, self.after) if check and check.diagnosis}


@dataclass(frozen=True, slots=True)
class Change:
    """What changes for a student in an exercise.

    Attributes
    ----------
    before, after : float or None
        The score; None where it is, or will be, ungraded or not there.
    why : tuple of str
        What the new result rests on that the old one did not.
    """

    student: str
    exercise: str
    before: float | None
    after: float | None
    checks: tuple[CheckChange, ...]
    why: tuple[str, ...]


def changes_between(old: StudentResults, new: StudentResults) -> list[Change]:
    """Return what changes from a student's old results to the new ones; other words alone are no change."""
    before = {result.exercise: result for result in old.results}
    after = {result.exercise: result for result in new.results}
    found = []
    for slug in sorted({*before, *after}):
        one, other = before.get(slug), after.get(slug)
        checks = _checks(one, other)
        scores = (one.score if one else None, other.score if other else None)
        if checks or scores[0] != scores[1] or (one is None) != (other is None):
            found.append(Change(new.student, slug, *scores, checks, _why(one, other)))
    return found


def _checks(old: Result | None, new: Result | None) -> tuple[CheckChange, ...]:
    before = {check.id: check for check in old.checks} if old else {}
    after = {check.id: check for check in new.checks} if new else {}
    return tuple(
        CheckChange(name, before.get(name), after.get(name))
        for name in dict.fromkeys((*before, *after))
        if _verdict(before.get(name)) != _verdict(after.get(name))
    )


def _verdict(check: CheckResult | None) -> tuple[object, ...] | None:
    return None if check is None else (check.status, check.earned, check.possible, check.diagnosis)


def _why(old: Result | None, new: Result | None) -> tuple[str, ...]:
    if old is None or new is None:
        return (
            "the exercise was not graded before" if old is None else "the exercise is not graded any more",
        )
    found = [
        title
        for name, title in (
            ("submission_digest", "submission"),
            ("spec_digest", "spec"),
            ("reference_digest", "reference or inputs"),
            ("grader_version", "grader version"),
        )
        if getattr(old, name) != getattr(new, name)
    ]
    return tuple(found) or ("run again",)


def line_of(change: Change) -> str:
    """Return a change as one line for staff."""
    checks = "; ".join(map(_check_line, change.checks))
    scores = f"{_score(change.before)} -> {_score(change.after)}"
    parts = f" ({checks})" if checks else ""
    return f"{change.student}, {change.exercise}: {scores}{parts}, because of: {', '.join(change.why)}"


def _check_line(check: CheckChange) -> str:
    said = [
        f"{found.status} {number(found.earned)}" if found else "none" for found in (check.before, check.after)
    ]
    named = sorted(check.diagnoses)
    return f"{check.id} {said[0]} -> {said[1]}" + (f", {', '.join(named)}" if named else "")


def _score(score: float | None) -> str:
    return "none" if score is None else number(score)


def summary(changes: Iterable[Change]) -> str:
    """Return how many gain and lose, and how much in all."""
    both = [(c.before, c.after) for c in changes]
    differences = [after - before for before, after in both if before is not None and after is not None]
    gains = [gain for gain in differences if gain > 0]
    losses = [-gain for gain in differences if gain < 0]
    same = len(both) - len(gains) - len(losses)
    rise, fall = number(sum(gains)), number(sum(losses))
    return f"{len(gains)} rise by {rise} in all, {len(losses)} fall by {fall}, {same} change otherwise"
