"""Under which of its names a submission has what an exercise asks for."""

from collections.abc import Collection
from typing import Protocol

from autograder.boundary.wanted import Wanted, code_digests
from autograder.submission.cells import Cell
from autograder.submission.outline import CodeError, Outline, parse


class Code(Protocol):
    """A script or a notebook that was read."""

    @property
    def outline(self) -> Outline:
        """Return what it binds."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return its pieces, in order."""


def used_names(wanted: Wanted, code: Code, taken: Collection[str] = ()) -> dict[str, str]:
    """Return the functions and values that are there, each with the name that counts.

    A written function wins over one that is as in the released stub, whatever their names; after that the
    exercise's own name wins. A copy of what the course handed out does not count.

    Parameters
    ----------
    taken : collection of str
        Names that the code has by star imports.
    """
    bound = wanted.all_names & {*code.outline.bound, *taken}
    bound -= copies(wanted, code, bound)
    found = {}
    for function in wanted.functions:
        names = [name for name in wanted.names(function) if name in bound]
        written = [name for name in names if name not in code.outline.unwritten]
        if names:
            found[function] = (written or names)[0]
    return found | {name: name for name in wanted.values if name in bound}


def copies(wanted: Wanted, code: Code, names: Collection[str]) -> frozenset[str]:
    """Return those names that were bound last to a function which the course handed out."""
    if not wanted.given_code:
        return frozenset()
    last: dict[str, str] = {}
    for cell in code.cells:
        if any(name in cell.source for name in names):
            tree = parse(cell.source)
            if not isinstance(tree, CodeError):
                last.update(code_digests(tree))
    return frozenset(name for name in names if last.get(name) in wanted.given_code)
