"""What an explanation says."""

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.judge.patterns.case import Case


@dataclass(frozen=True, slots=True)
class Claim:
    """An explanation that gives every wrong output it was tried on.

    Attributes
    ----------
    code : str
        For ``autograder explain``.
    text : str
        A sentence for the student; it names arguments and holds no value of a single call.
    """

    code: str
    text: str


def right_ones(cases: Sequence[Case], how: str) -> str:
    """Return a sentence that says how the wrong values come from the right ones."""
    one = all(case.wanted is not None and case.wanted.size == 1 for case in cases)
    return f"{'Your value is the right one' if one else 'Your values are the right ones'} {how}."
