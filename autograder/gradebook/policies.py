"""How a score is made of what was earned: lateness, attempts, extensions; pure, step by step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean

from autograder.boundary.hand_in import HandIn
from autograder.boundary.moments import between, duration_of, is_after, read_moment, shown
from autograder.boundary.wording import count_of, plural
from autograder.course.policy import Policy
from autograder.report.sentences import number

DAY = timedelta(days=1)
MOST_DAYS = 36_500  # a date that is later is a mistake of whoever wrote it


@dataclass(frozen=True, slots=True)
class Extension:
    """What one student has been given in an assignment: more time, or that it does not count."""

    until: datetime | None = None
    excused: bool = False


NO_EXTENSION = Extension()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one hand-in earned, before rounding; None while anything of it is ungraded."""

    earned: float | None
    possible: float
    hand_in: HandIn


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a score: a sentence, and the score after it."""

    text: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Making:
    """A score and how it came to be.

    Attributes
    ----------
    score : float or None
        Between 0 and what is possible, not rounded; None when something is ungraded, or the student excused.
    steps : tuple of Step
        Empty where nothing but the points of the checks decides.
    late : bool or None
        Whether what counts was handed in late; None where that is not known.
    late_days : int
        Days paid from the student's budget.
    """

    score: float | None
    steps: tuple[Step, ...] = ()
    late: bool | None = None
    late_days: int = 0
    excused: bool = False


@dataclass(frozen=True, slots=True)
class _Judged:
    """An attempt after what its time costs; `paid` are days of the budget."""

    score: float | None
    text: str = ""
    late: bool | None = None
    paid: int = 0


def make_score(
    attempts: Sequence[Attempt],
    policy: Policy,
    extension: Extension = NO_EXTENSION,
    days_left: int = 0,
) -> Making:
    """Return a student's score in an assignment.

    Parameters
    ----------
    attempts : sequence of Attempt
        In the order in which they were handed in; at least one.
    days_left : int
        Late days that the assignments before have left in the student's budget.
    """
    if extension.excused:
        return Making(None, (Step("Excused: this assignment does not count.", None),), excused=True)
    last = attempts[-1]
    considered = [last] if policy.attempts == "last" else list(attempts)
    judged = [_judge(attempt, policy, extension, days_left) for attempt in considered]
    steps = [*_extended(policy, extension)]
    for place, (attempt, found) in enumerate(zip(considered, judged, strict=True), 1):
        steps += _steps_of(attempt, found, place if len(considered) > 1 else 0)
    chosen = judged[-1]
    if len(considered) > 1:
        chosen, text = _combine(judged, policy)
        steps.append(Step(text, chosen.score))
    score = None if chosen.score is None else min(max(chosen.score, 0.0), last.possible)
    if score != chosen.score:
        steps.append(Step(f"A score lies between 0 and {number(last.possible)}.", score))
    plain = policy.due is None and len(steps) == 1
    return Making(score, () if plain else tuple(steps), chosen.late, chosen.paid)


def _extended(policy: Policy, extension: Extension) -> Iterator[Step]:
    if extension.until is not None:
        until = shown(extension.until, policy.zone)
        yield Step(f"The due date is extended to {until}.", None)


def _steps_of(attempt: Attempt, found: _Judged, place: int) -> Iterator[Step]:
    name = f"Attempt {attempt.hand_in.attempt or place}" if place else "The work"
    if attempt.earned is None:
        yield Step(f"{name} could not be graded yet.", None)
        return
    worth = f"{number(attempt.earned)} of {number(attempt.possible)} points"
    yield Step(f"{name} earned {worth} in the checks.", attempt.earned)
    if found.text:
        yield Step(found.text, found.score)


def _combine(judged: Sequence[_Judged], policy: Policy) -> tuple[_Judged, str]:
    """Return what counts of several attempts, and the sentence about it."""
    scores = [found.score for found in judged if found.score is not None]
    count = count_of(len(judged), "attempt")
    if len(scores) < len(judged):
        return _Judged(None), f"One of {count} could not be graded yet."
    if policy.attempts == "mean":
        paid = max(found.paid for found in judged)
        return _Judged(fmean(scores), late=judged[-1].late, paid=paid), f"The mean of {count} counts."
    # of equals the one that took fewer days of the budget, then the earlier one
    best = max(judged, key=lambda found: (found.score or 0.0, -found.paid))
    return best, f"The best of {count} counts."


def _judge(attempt: Attempt, policy: Policy, extension: Extension, days_left: int) -> _Judged:
    """Return what an attempt is worth, given when it was handed in."""
    earned = attempt.earned
    if policy.due is None or earned is None:
        return _Judged(earned)
    due = extension.until or policy.due
    at = moment_of(attempt.hand_in, policy)
    if at is None and not earned:
        return _Judged(earned, late=attempt.hand_in.late)
    if at is None:
        marked = "; the course system says that it was late" if attempt.hand_in.late else ""
        text = f"When it was handed in is not known{marked}: nothing is taken off."
        return _Judged(earned, text, late=attempt.hand_in.late)
    said = f"Handed in {shown(at, policy.zone)}"
    when = shown(due, policy.zone)
    if not is_after(at, due):
        return _Judged(earned, f"{said}, due {when}: in time.", late=False)
    delay = duration_of(between(due, at))
    cut_off = policy.cut_off
    if cut_off is not None and is_after(at, cut_off) and is_after(at, due + _grace(policy)):
        end = shown(cut_off, policy.zone)
        return _Judged(0.0, f"{said}, {delay} late and after {end}, when it ended: it counts nothing.", True)
    days = late_days(at, due, policy)
    if not days:
        grace = duration_of(_grace(policy))
        return _Judged(earned, f"{said}, due {when}: in time, with {grace} of grace.", late=False)
    return _pay(earned, days, f"{said}, {delay} late", policy, days_left)


def _pay(earned: float, days: int, said: str, policy: Policy, days_left: int) -> _Judged:
    """Return what is left of the points of an attempt that is some days late."""
    percent = policy.percent_per_day
    begun = count_of(days, "day")
    if not policy.from_budget:
        if percent is None:
            return _Judged(earned, f"{said}: nothing is taken off.", late=True)
        return _Judged(_less(earned, days, percent), f"{said}: {_rate(percent, days)}.", late=True)
    left = count_of(max(days_left, 0), "late day")
    verb = plural(max(days_left, 0), "was", "were")
    if days <= days_left:
        text = f"{said}: paid with {days} of the {left} that {verb} left."
        return _Judged(earned, text, late=True, paid=days)
    if percent is None:
        return _Judged(0.0, f"{said}: that takes {begun}, and {left} {verb} left: it counts nothing.", True)
    paid = max(days_left, 0)
    rest = days - paid
    text = f"{said}: {left} {verb} left for {begun}; for the other {rest}, {_rate(percent, rest)}."
    return _Judged(_less(earned, rest, percent), text, late=True, paid=paid)


def _rate(percent: float, days: int) -> str:
    each = f", {number(percent)} % a day" if days > 1 else ""
    return f"{number(min(100.0, days * percent))} % of the points are taken off{each}"


def _less(earned: float, days: int, percent: float) -> float:
    return earned * max(0.0, 100 - days * percent) / 100


def _grace(policy: Policy) -> timedelta:
    return timedelta(minutes=policy.grace_minutes)


def late_days(at: datetime, due: datetime, policy: Policy) -> int:
    """Return how many days late, each one begun being one, by the clock of the policy's zone."""
    there = due.astimezone(policy.zone)
    days = max(0, between(due, at) // DAY - 1)
    if days > MOST_DAYS:
        return days
    while is_after(at, there + days * DAY + _grace(policy)):
        days += 1
    return days


def moment_of(hand_in: HandIn, policy: Policy) -> datetime | None:
    """Return when something was handed in; a time without a zone is read in the policy's."""
    found = read_moment(hand_in.submitted_at) if hand_in.submitted_at else None
    if found is None or found.tzinfo is not None:
        return found
    return found.replace(tzinfo=policy.zone) if policy.zone else None
