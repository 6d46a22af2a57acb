"""Which runner this machine can have."""

import contextlib
import os
from collections.abc import Callable, Iterator

from autograder.errors import GraderError, SandboxFault
from autograder.result import Level
from autograder.sandbox.capabilities import falls_short, lacking
from autograder.sandbox.runner import Runner


def start_runner(*, warm: bool) -> Runner:
    """Return the best runner of this machine.

    Parameters
    ----------
    warm : bool
        Whether it is for many programs, which others wrote, or for one's own.

    Raises
    ------
    SandboxFault
        If the machine has none that others' programs could be trusted with.
    """
    if hasattr(os, "pidfd_open"):
        from autograder.sandbox.forked import ForkedRunner

        return ForkedRunner(warm=warm)
    if warm:
        raise SandboxFault(
            "Submissions are run by forking with process descriptors, which needs Linux 5.4 or later; "
            "on macOS and Windows use a Linux container or WSL 2."
        )
    from autograder.sandbox.portable import PortableRunner

    return PortableRunner()


@contextlib.contextmanager
def running(make: Callable[[], Runner]) -> Iterator[Runner]:
    """Start a runner and end it whatever happens.

    Raises
    ------
    GraderError
        If it cannot be started.
    """
    try:
        runner = make()
    except OSError as error:
        raise GraderError(f"No sandbox could be started: {error.strerror}.") from None
    try:
        yield runner
    finally:
        runner.close()


def refuse_below(level: Level, runner: Runner) -> None:
    """Refuse to go on when the runner isolates less than is required.

    Raises
    ------
    SandboxFault
        With both levels, what is not protected and how that showed.
    """
    if falls_short(runner.level, level):
        raise SandboxFault(
            f"Isolation here is {runner.level!r}, and {level!r} is required: nothing protects "
            f"{lacking(runner.vector)}; see 'autograder doctor', or lower what is asked with "
            f"--require {runner.level}."
        )
