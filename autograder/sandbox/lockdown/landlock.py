"""Landlock: from one call on, the process reaches only the files below the folders it was given [1]_.

It needs no privilege. What the kernel's version of it does not cover (``stat``, ``chmod``, other sockets
than TCP, signals below ABI 6) is left to the filter of system calls.

References
----------
.. [1] Linux kernel documentation, "Landlock: unprivileged access control", and ``linux/landlock.h``.
"""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from autograder.errors import SandboxFault
from autograder.sandbox.lockdown.steps import Step, play, step
from autograder.sandbox.lockdown.syscalls import syscall

_VERSION = 1
_PATH_BENEATH = 1
_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE, _MAKE_DIR, _MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
_REFER, _TRUNCATE = 1 << 13, 1 << 14
#: rights over files that exist from an ABI on, all of which are taken away unless a rule grants them
_HANDLED = {1: (1 << 13) - 1, 2: _REFER, 3: _TRUNCATE, 5: 1 << 15}
_BIND_AND_CONNECT_TCP = 3  # ABI 4
_ABSTRACT_SOCKETS_AND_SIGNALS = 3  # ABI 6
_READ = _READ_FILE | _READ_DIR
_OWN = _READ | _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_REG | _REFER | _TRUNCATE
_OF_A_FILE = _WRITE_FILE | _READ_FILE | _TRUNCATE


def abi() -> int:
    """Return the version of Landlock that the kernel claims, 0 when it has none.

    What is claimed is not always kept: see `autograder.sandbox.isolation`.
    """
    try:
        return syscall("landlock_create_ruleset", 0, 0, _VERSION)
    except OSError:
        return 0


def _ruleset(version: int) -> bytes:
    """Return the kernel's ``struct landlock_ruleset_attr`` that handles all that an ABI version knows."""
    files = sum(rights for since, rights in _HANDLED.items() if since <= version)
    attributes = struct.pack("<Q", files)
    if version >= 4:
        attributes += struct.pack("<Q", _BIND_AND_CONNECT_TCP)
    if version >= 6:
        attributes += struct.pack("<Q", _ABSTRACT_SOCKETS_AND_SIGNALS)
    return attributes


def ruleset(version: int, read_fds: Iterable[int], write_fds: Iterable[int]) -> int:
    """Return the descriptor of a set of rules that leaves nothing but what lies below some folders.

    New TCP connections, signals to processes outside and abstract sockets are refused too, where the version
    has them.

    Parameters
    ----------
    version : int
        What `abi` returned; 1 or more.
    read_fds : iterable of int
        Descriptors, of ``O_PATH`` at least, of folders and files that may be read.
    write_fds : iterable of int
        Descriptors of folders in which anything may be done to plain files and folders, and of files (such as
        ``/dev/null``) that may be written.

    Raises
    ------
    SandboxFault
        If the kernel refuses.
    """
    handled = sum(rights for since, rights in _HANDLED.items() if since <= version)
    attributes = ctypes.create_string_buffer(_ruleset(version))
    made = -1
    try:
        # the buffer ends with a zero byte that is not the kernel's
        made = syscall("landlock_create_ruleset", ctypes.addressof(attributes), len(attributes) - 1, 0)
        for fds, rights in ((read_fds, _READ), (write_fds, _OWN)):
            for fd in fds:
                of_this = rights if stat.S_ISDIR(os.fstat(fd).st_mode) else rights & _OF_A_FILE
                rule = ctypes.create_string_buffer(struct.pack("<Qi", of_this & handled, fd))
                syscall("landlock_add_rule", made, _PATH_BENEATH, ctypes.addressof(rule), 0)
    except OSError as error:
        if made >= 0:
            os.close(made)
        raise SandboxFault(f"Landlock could not be set up: {error.strerror} ({error.filename}).") from None
    return made


def restrict(made: int) -> Step:
    """Return the step by which a thread, and those that it starts, keep to a set of rules for good.

    The process must have set no_new_privs by then.
    """
    return step("landlock", "landlock_restrict_self", made, 0)


def apply(version: int, read_fds: Iterable[int], write_fds: Iterable[int]) -> None:
    """Keep the calling thread to the rules of `ruleset` at once.

    Raises
    ------
    SandboxFault
        If the kernel refuses.
    """
    made = ruleset(version, read_fds, write_fds)
    try:
        play([restrict(made)])
    finally:
        os.close(made)
