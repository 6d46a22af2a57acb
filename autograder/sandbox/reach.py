"""Whether hidden files lie where every sandbox has to let student code read."""

import site
import sys
import sysconfig
from pathlib import Path

from autograder.errors import UsageError


def readable_roots() -> tuple[Path, ...]:
    """Return the folders that student code must be able to read: the interpreter and its packages."""
    named = [sys.prefix, sys.base_prefix, *site.getsitepackages()]
    named += [path for path in sysconfig.get_paths().values() if path]
    return tuple(sorted({Path(path).resolve() for path in named}))


def refuse_reachable(solutions: Path) -> None:
    """Refuse to grade when hidden files lie inside a folder that student code can read.

    Raises
    ------
    UsageError
        With the folder, and what to do.
    """
    place = solutions.resolve()
    for root in readable_roots():
        if place.is_relative_to(root) and root != Path(root.anchor):
            raise UsageError(
                f"{place} lies inside {root}, which student code must be able to read; "
                "move the course out of the Python environment and grade again."
            )
