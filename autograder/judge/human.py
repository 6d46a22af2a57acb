"""A human's word beside the machine's results: what stands in place of a verdict, and what must be looked at.

A decision stands while the submission and the check that it was made about are the same; what is merely said
of the check, its title or hint, may change. Otherwise the machine's new verdict counts, and the decision
waits to be made again or taken back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from autograder.judge.check_digest import changed_parts
from autograder.judge.result import ByHand, CheckResult, Result, Status


@dataclass(frozen=True, slots=True)
class Override:
    """What a human decided about one check of a student.

    Attributes
    ----------
    submission_digest, check_digest : str
        Of what was looked at.
    """

    exercise: str
    check: str
    points: float
    because: str
    actor: str
    at: str
    submission_digest: str
    check_digest: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What a human says to a student about an exercise, or about all of the work where that is empty."""

    exercise: str
    text: str


@dataclass(frozen=True, slots=True)
class HumanWord:
    """All that humans said about a student's work."""

    overrides: tuple[Override, ...] = ()
    comments: tuple[Comment, ...] = ()


NOTHING_SAID = HumanWord()


@dataclass(frozen=True, slots=True)
class Review:
    """A decision that no longer stands, why, and what the machine says now; None where nothing is there."""

    override: Override
    why: str
    machine: CheckResult | None


def amended(results: Sequence[Result], word: HumanWord) -> tuple[Result, ...]:
    """Return a student's results as they count: with what humans decided and said.

    A comment on all of the work stands at the first exercise.
    """
    if word == NOTHING_SAID:
        return tuple(results)
    return tuple(_amended(result, word, first=place == 0) for place, result in enumerate(results))


def _amended(result: Result, word: HumanWord, *, first: bool) -> Result:
    decided = {item.check: item for item in word.overrides if item.exercise == result.exercise}
    checks = tuple(
        _decided(check, decided[check.id])
        if check.id in decided and not _why_not(decided[check.id], result, check)
        else check
        for check in result.checks
    )
    about = {result.exercise, *([""] if first else [])}
    said = tuple(comment.text for comment in word.comments if comment.exercise in about)
    return replace(result, checks=checks, comments=said)


def _decided(check: CheckResult, word: Override) -> CheckResult:
    earned = clamped(word.points, check)
    by_hand = ByHand(word.because, word.actor, word.at, check.status, check.earned)
    return replace(check, earned=earned, status=_status(earned, check.possible), by_hand=by_hand)


def clamped(points: float, check: CheckResult) -> float:
    """Return points within what a check can give."""
    return min(max(points, 0.0), check.possible)


def _status(earned: float, possible: float) -> Status:
    if earned >= possible:
        return "passed"
    return "partial" if earned > 0 else "failed"


def reviews(results: Sequence[Result], word: HumanWord) -> Iterator[Review]:
    """Yield the decisions that do not stand on the machine's results of a student."""
    found = {(result.exercise, check.id): (result, check) for result in results for check in result.checks}
    for item in word.overrides:
        result, check = found.get((item.exercise, item.check), (None, None))
        if result is None or check is None:
            yield Review(item, "the check is not there any more, or could not be judged", None)
        elif why := _why_not(item, result, check):
            yield Review(item, why, check)


def _why_not(word: Override, result: Result, check: CheckResult) -> str:
    """Return why a decision does not stand; nothing where it does."""
    if word.submission_digest != result.submission_digest:
        return "something else was handed in since"
    parts = [part for part in changed_parts(word.check_digest, check.digest) if part != "words"]
    if parts:
        return f"the check has changed since ({', '.join(parts)})"
    return ""
