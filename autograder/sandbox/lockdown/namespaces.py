"""Namespaces of users: rights over what is one's own, and a count of threads of one's own, without root."""

import os
from pathlib import Path

from autograder.sandbox.lockdown.steps import Step, step
from autograder.sandbox.lockdown.syscalls import syscall

_CLONE_NEWUSER = 0x1000_0000
_PR_SET_DUMPABLE = 4


def own_user() -> None:
    """Give the calling process, which must have one thread, a namespace in which it may mount.

    It stays the user that it is. Nobody else sees what it mounts.

    Raises
    ------
    OSError
        Where the machine does not allow it.
    """
    uid, gid = os.geteuid(), os.getegid()
    syscall("unshare", _CLONE_NEWUSER)
    syscall("prctl", _PR_SET_DUMPABLE, 1)  # else these files are root's
    try:
        for name, text in (
            ("uid_map", f"{uid} {uid} 1"),
            ("setgroups", "deny"),
            ("gid_map", f"{gid} {gid} 1"),
        ):
            Path("/proc/self", name).write_text(text)
    finally:
        syscall("prctl", _PR_SET_DUMPABLE, 0)


def own_count() -> Step:
    """Return the step after which the kernel counts a process's threads apart from its user's others.

    It must come before the limit, which the kernel would else apply to what the user has in all.
    """
    return step("count of threads", "unshare", _CLONE_NEWUSER)
