"""What an explanation says."""

from dataclasses import dataclass


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


def values_are(count: int) -> str:
    """Return the beginning of a sentence about one wrong value or many."""
    return "Your value is the right one" if count == 1 else "Your values are the right ones"
