"""What went wrong with what was handed in: records with a place, so that no sentence is ever parsed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

#: what a problem is about: the files, code that cannot be parsed, code that stopped while it was loaded, the
#: choice of the file that answers, a function that is not there, or a fault of the grader
Kind: TypeAlias = Literal["files", "syntax", "loading", "choice", "missing", "fault"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in what was handed in.

    Attributes
    ----------
    file : str
        A file beside the answer; empty for the answer itself.
    cell : int
        Number of the code cell, from 1; 0 in a script.
    line : int
        From 1, within the cell; 0 where it is unknown.
    """

    file: str = ""
    cell: int = 0
    line: int = 0

    def __str__(self) -> str:
        """Return the place as a sentence names it, such as ``cell 3, line 2``."""
        if self.file:
            return f"line {self.line} of {self.file}"
        parts = [f"cell {self.cell}" if self.cell else "", f"line {self.line}" if self.line else ""]
        return ", ".join(filter(None, parts))


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence without its full stop for the student, and what it is about.

    Attributes
    ----------
    text : str
        The sentence.
    kind : Kind
    place : Place
        Its `file` is the handed-in file that the sentence is about, where there is one.
    """

    text: str
    kind: Kind = "files"
    place: Place = NOWHERE

    def __str__(self) -> str:
        """Return the sentence."""
        return self.text


def in_one_line(problems: Iterable[Problem]) -> str | None:
    """Return the sentences of several problems as one, or None when there is none."""
    return "; ".join(map(str, problems)) or None


def some(problems: Sequence[Problem], limit: int = 12) -> tuple[Problem, ...]:
    """Return the problems, or the first of them and how many more there are."""
    if len(problems) <= limit:
        return tuple(problems)
    left = len(problems) - limit
    return (*problems[:limit], Problem(f"there are {left} more problems like these", problems[limit].kind))
