"""Opening one assignment's part of the gradebook in an output folder, for verbs that read marks."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from autograder.errors import UsageError
from autograder.gradebook.database import NAME
from autograder.gradebook.store import Gradebook, assignments_in


@contextlib.contextmanager
def opened(folder: Path, assignment: str | None) -> Iterator[Gradebook]:
    """Yield the part of the assignment named, or of the only one.

    Raises
    ------
    UsageError
        If there is no gradebook, or it does not hold the assignment, or several and none is named.
    """
    names = assignments_in(folder / NAME)
    if assignment is None and len(names) != 1:
        known = ", ".join(name or "''" for name in names) or "nothing"
        raise UsageError(f"The gradebook in {folder} holds {known}; name one", option="--assignment NAME")
    name = names[0] if assignment is None else assignment
    if name not in names:
        raise UsageError(
            f"The gradebook in {folder} holds no assignment {name!r}; it holds {', '.join(names)}."
        )
    with contextlib.closing(Gradebook(folder / NAME, name)) as book:
        yield book
