"""Which runner this machine can have."""

import os

from autograder.errors import SandboxFault
from autograder.result import Level
from autograder.sandbox.capabilities import LEVELS
from autograder.sandbox.runner import Runner


def start_runner(*, warm: bool) -> Runner:
    """Return the best runner of this machine.

    Raises
    ------
    SandboxFault
        If it has none.
    """
    if not hasattr(os, "pidfd_open"):
        raise SandboxFault(
            "Submissions are run by forking with process descriptors, which needs Linux 5.4 or later; "
            "on macOS and Windows use a Linux container or WSL 2."
        )
    from autograder.sandbox.forked import ForkedRunner

    return ForkedRunner(warm=warm)


def refuse_below(level: Level, runner: Runner) -> None:
    """Refuse to go on when the runner isolates less than is required.

    Raises
    ------
    SandboxFault
        With both levels, and where to look.
    """
    if LEVELS.index(runner.level) < LEVELS.index(level):
        raise SandboxFault(
            f"Isolation here is {runner.level!r}, and {level!r} is required; 'autograder doctor' says what "
            "is missing, and --require lowers what is asked."
        )
