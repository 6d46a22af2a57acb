"""Opening one assignment's part of the gradebook in an output folder, for verbs that read marks."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from autograder.cli.terminal import say
from autograder.errors import UsageError
from autograder.gradebook.database import NAME
from autograder.gradebook.store import Gradebook, assignments_in
from autograder.gradebook.whole_file import whole_file


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


def write_out(path: Path, data: bytes, what: str) -> int:
    """Write a file that only its owner can read, unless it is there already with other rights; say so.

    Raises
    ------
    UsageError
        If it cannot be written.
    """
    mode = path.stat().st_mode & 0o777 if path.is_file() else 0o600
    try:
        with whole_file(path, mode=mode) as stream:
            stream.write(data)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from None
    say(f"{what}: {path}")
    return 0
