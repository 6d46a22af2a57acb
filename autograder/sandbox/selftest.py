"""Five things that student code must not be able to do, tried in every child before such code is there."""

import errno
import os
from collections.abc import Callable, Mapping

from autograder.sandbox.lockdown import Lockdown
from autograder.sandbox.syscalls import syscall

_AF_INET, _SOCK_STREAM, _SIGCHLD = 2, 1, 17
#: what a closed door may say to each probe; any other answer proves nothing
REFUSALS = {
    "canary": frozenset({"EACCES", "ENOENT", "EPERM"}),
    "write": frozenset({"EACCES", "ENOENT", "EPERM", "EROFS"}),
    "socket": frozenset({"EPERM", "EACCES"}),
    "fork": frozenset({"EPERM"}),
    "signal": frozenset({"EPERM"}),
}


def self_test(config: Lockdown) -> dict[str, str]:
    """Try five things that student code must not be able to do.

    Returns
    -------
    dict of str to str
        For "canary" (read a file outside), "write" (create one), "socket", "fork" and "signal" (to the
        parent) the name of the error, or "OPEN" where it could be done.
    """
    return {
        "canary": _probe(lambda: os.close(os.open(config.canary, os.O_RDONLY))),
        "write": _probe(lambda: _create(config.outside)),
        "socket": _probe(lambda: os.close(syscall("socket", _AF_INET, _SOCK_STREAM))),
        "fork": _probe(_fork),
        "signal": _probe(lambda: os.kill(config.parent, 0)),
    }


def open_doors(answers: Mapping[str, str]) -> list[str]:
    """Return the probes of `self_test` that did not show a closed door."""
    return [name for name, allowed in REFUSALS.items() if answers.get(name) not in allowed]


def _probe(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, str(error.errno))
    return "OPEN"


def _create(path: str) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    os.unlink(path)  # noqa: PTH108


def _fork() -> None:
    # the bare call, without the handlers that os.fork runs
    pid = syscall("clone", _SIGCHLD)
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
