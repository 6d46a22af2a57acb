"""What grading again would change: whose score, by how much, in which checks, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.grading.student_results import StudentResults
from autograder.judge.check_digest import PARTS, changed_parts
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
    version : str
        Of the grader that found the old result.
    """

    student: str
    exercise: str
    before: float | None
    after: float | None
    checks: tuple[CheckChange, ...]
    why: tuple[str, ...]
    version: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Return the student and the exercise."""
        return self.student, self.exercise


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
            version = one.grader_version if one else ""
            found.append(Change(new.student, slug, *scores, checks, _why(one, other), version))
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
    found = [] if old.submission_digest == new.submission_digest else ["submission"]
    parts = _changed_parts(old, new)
    if old.spec_digest != new.spec_digest:
        told = ", ".join(part for part in parts if part != "reference")
        found.append(f"spec ({told})" if told else "spec")
    if "reference" in parts:
        found.append("reference")
    elif old.reference_digest != new.reference_digest and "calls" not in parts:
        found.append("reference or inputs")
    if old.grader_version != new.grader_version:
        found.append("grader version")
    return tuple(found) or ("run again",)


def _changed_parts(old: Result, new: Result) -> list[str]:
    """Return what of the checks has changed, in words, as far as digests tell."""
    before = {check.id: check.digest for check in old.checks}
    after = {check.id: check.digest for check in new.checks}
    if not all((*before.values(), *after.values())):
        return []
    changed = {part for name in before.keys() & after for part in changed_parts(before[name], after[name])}
    told = [part for part in PARTS if part in changed]
    if before.keys() != after.keys():
        told.append("which checks there are")
    if old.trace.mistakes != new.trace.mistakes and old.trace.mistakes:
        told.append("misconceptions")
    return told


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
