"""Mounts that the calling process and its children see, and nobody else."""

import os
from ctypes import addressof, create_string_buffer
from pathlib import Path

from autograder.sandbox.lockdown.namespaces import own_user
from autograder.sandbox.lockdown.syscalls import syscall

RDONLY, NOSUID, NODEV, REMOUNT, BIND, REC, PRIVATE = 1, 2, 4, 32, 4096, 1 << 14, 1 << 18
_CLONE_NEWNS = 0x0002_0000


def own_mounts() -> None:
    """Give the calling process, which must have one thread, mounts of its own.

    Raises
    ------
    OSError
        Without the right to do so.
    """
    try:
        syscall("unshare", _CLONE_NEWNS)
    except PermissionError:
        if os.geteuid() == 0:  # root would lose the right to become others, which is worth more
            raise
        own_user()
        syscall("unshare", _CLONE_NEWNS)
    mount(None, "/", flags=REC | PRIVATE)


def mount(source: str | None, place: str | Path, *, kind: str = "", flags: int = 0, data: str = "") -> None:
    """Call mount(2).

    Raises
    ------
    OSError
        Where it is refused.
    """
    texts = [create_string_buffer(os.fsencode(text)) for text in (source or "none", place, kind, data)]
    what, where, of_kind, options = map(addressof, texts)
    syscall("mount", what, where, of_kind, flags, options)
