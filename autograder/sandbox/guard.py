"""What the grader refuses: too little isolation, and hidden files where student code could read them."""

import site
import sys
import sysconfig
from pathlib import Path

from autograder.errors import SandboxFault, UsageError
from autograder.sandbox.isolation import Level, falls_short, lacking
from autograder.sandbox.runner import Runner


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


def refuse_below(least: Level, runner: Runner) -> None:
    """Refuse to go on when the runner isolates less than is required.

    Raises
    ------
    SandboxFault
        With both levels, what is not protected and how that showed.
    """
    if falls_short(runner.level, least):
        raise SandboxFault(
            f"Isolation here is {runner.level!r}, and {least!r} is required: nothing protects "
            f"{lacking(runner.isolation)}; see 'autograder doctor', or lower what is asked",
            option=f"--require {runner.level}",
        )
