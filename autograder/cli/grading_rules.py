"""What ``grade`` is told about late work and low marks, and what it has to say about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.boundary.text import clean_line
from autograder.course.catalog import Course
from autograder.course.policy import PLAIN, Policy
from autograder.errors import UsageError
from autograder.gradebook.extensions_csv import read_extensions
from autograder.gradebook.policies import Extension, moment_of
from autograder.gradebook.scores import scores_in
from autograder.gradebook.store import Gradebook
from autograder.report.sentences import number
from autograder.submission.entries import Entry

SHOWN = 20  # students in one line


@dataclass(frozen=True, slots=True)
class Rules:
    """What becomes of late work and several attempts.

    Attributes
    ----------
    given : mapping of str to Extension, or None
        What single students are given; None where no file says it.
    fail_under : float or None
        The share of the points, in percent, that everybody is to have.
    """

    policy: Policy
    given: Mapping[str, Extension] | None
    fail_under: float | None


def read_rules(
    course: Course, assignment: str | None, extensions: Path | None, fail_under: float | None
) -> Rules:
    """Return the rules of an assignment, having read all of the file of extensions.

    Raises
    ------
    UsageError
        If anything in the file is not as it must be, or there is no assignment.
    SpecError
        If ``assignments.toml`` is not as it must be.
    """
    if extensions is not None and not assignment:
        raise UsageError("--extensions needs --assignment NAME: a due date is an assignment's.")
    if not assignment:
        return Rules(PLAIN, None, fail_under)
    policies = {name: found.policy for name, found in course.assignments().items()}
    given = None if extensions is None else read_extensions(extensions, policies)[assignment]
    return Rules(policies[assignment], given, fail_under)


def without_time(entries: Sequence[Entry], policy: Policy) -> str:
    """Return the sentence about hand-ins whose lateness cannot be known; empty when there are none."""
    if policy.due is None:
        return ""
    unknown = sum(not entry.refused and moment_of(entry.hand_in, policy) is None for entry in entries)
    if not unknown:
        return ""
    known = f"when they were handed in is not known of {unknown} of {len(entries)}"
    return f"{known}: no lateness is counted there."


def before_policy(policy: Policy) -> str:
    """Return what is to be said of points while a class is graded, if its policy has not been applied."""
    decides = policy.due is not None or policy.attempts != "last"
    return "before lateness and attempts" if decides else ""


def below(book: Gradebook, entries: Iterable[Entry], percent: float | None) -> list[str]:
    """Return who of those that were graded has less than a share of the points, the first ones by name."""
    if percent is None:
        return []
    graded = {entry.student for entry in entries}
    low = [
        f"{clean_line(score.student)} has {number(score.earned)} of {number(score.possible)}"
        for score in scores_in(book)
        if score.student in graded and score.earned is not None and not score.excused
        if 100 * score.earned < percent * score.possible
    ]
    return low if len(low) <= SHOWN else [*low[:SHOWN], f"and {len(low) - SHOWN} more"]
