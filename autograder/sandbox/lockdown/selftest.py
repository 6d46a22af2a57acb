"""Five things that student code must not be able to do, tried in every child before it gets any."""

import ctypes
import errno
import os

from autograder.sandbox.lockdown.sequence import Lockdown
from autograder.sandbox.lockdown.steps import Step, step
from autograder.sandbox.lockdown.syscalls import invoke

_AF_INET, _SOCK_STREAM, _SIGCHLD, _AT_FDCWD = 2, 1, 17, -100


class SelfTest:
    """The five probes, written down in the parent for its children to try.

    Parameters
    ----------
    config : Lockdown
        Names what to read, what to write and whom to signal.
    """

    def __init__(self, config: Lockdown) -> None:
        self._canary, self._outside = (
            ctypes.create_string_buffer(os.fsencode(path)) for path in (config.canary, config.outside)
        )
        canary, outside = ctypes.addressof(self._canary), ctypes.addressof(self._outside)
        create = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        self._probes = (
            step("canary", "openat", _AT_FDCWD, canary, os.O_RDONLY),
            step("write", "openat", _AT_FDCWD, outside, create, 0o600),
            step("socket", "socket", _AF_INET, _SOCK_STREAM),
            step("fork", "clone", _SIGCHLD),  # the bare call, without the handlers that os.fork runs
            step("signal", "kill", config.parent, 0),
        )

    def run(self) -> dict[str, str]:
        """Try everything.

        Returns
        -------
        dict of str to str
            For "canary" (read a file outside), "write" (create one), "socket", "fork" and "signal" (to the
            parent) the name of the error, or "OPEN" where it could be done.
        """
        answers = {}
        for probe in self._probes:
            result = invoke(*probe.arguments)
            if result >= 0:
                self._undo(probe, result)
                answers[probe.label] = "OPEN"
            else:
                code = ctypes.get_errno()
                answers[probe.label] = errno.errorcode.get(code, str(code))
        return answers

    def _undo(self, probe: Step, result: int) -> None:
        if probe.label == "fork":
            if result == 0:
                os._exit(0)
            os.waitpid(result, 0)
        elif probe.label != "signal":
            os.close(result)
        if probe.label == "write":
            os.unlink(self._outside.value)  # noqa: PTH108 - as bytes
