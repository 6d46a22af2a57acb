"""Which runner this machine can have."""

import os

from autograder.errors import SandboxFault
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
