"""Which runner this machine can have."""

import contextlib
import os
from collections.abc import Collection, Iterator

from autograder.errors import GraderError, SandboxFault
from autograder.sandbox.runner import Runner


def start_runner(*, warm: bool) -> Runner:
    """Return the best runner of this machine.

    Parameters
    ----------
    warm : bool
        True to grade a class, False for a student's own check.

    Raises
    ------
    SandboxFault
        If this machine cannot isolate other people's code.
    """
    if hasattr(os, "pidfd_open"):
        from autograder.sandbox.forkserver.runner import ForkedRunner

        return ForkedRunner(warm=warm)
    if warm:
        raise SandboxFault(
            "Submissions are run by forking with process descriptors, which needs Linux 5.4 or later; "
            "on macOS and Windows use a Linux container or WSL 2."
        )
    from autograder.sandbox.portable import PortableRunner

    return PortableRunner()


@contextlib.contextmanager
def open_runner(*, warm: bool, imports: Collection[frozenset[str]] = ()) -> Iterator[Runner]:
    """Start a runner and end it whatever happens; see `start_runner`.

    Parameters
    ----------
    imports : collection of frozenset of str
        What programs will import that are run soon.

    Raises
    ------
    GraderError
        If it cannot be started.
    """
    try:
        runner = start_runner(warm=warm)
    except OSError as error:
        raise GraderError(f"No sandbox could be started: {error.strerror}.") from None
    try:
        if imports:
            runner.expect(imports)
        yield runner
    finally:
        runner.close()
