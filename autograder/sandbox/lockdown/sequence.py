"""What a submission's process gives up before the first line of student code.

`prepare` runs in the zygote and does all the thinking; `apply` runs in the forked child and makes the system
calls that were written down. The order matters: limits while they may still be lowered, the user while there
is the right to change it, the parent-death signal after the user (a change of user clears it), the filter
of system calls last, because it forbids all of the above.
"""

import contextlib
import ctypes
import os
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.errors import SandboxFault
from autograder.sandbox.lockdown import landlock, seccomp
from autograder.sandbox.lockdown.namespaces import own_count
from autograder.sandbox.lockdown.steps import Step, play, step
from autograder.sandbox.lockdown.syscalls import syscall

if sys.platform != "win32":
    import fcntl
    import resource

#: descriptors of the lock-down lie here or above, so that a child can close all others in two calls
FIRST_FD = 200
MIB = 1 << 20
MAX_THREADS = 64  # of one child; a pool of Python's has 32 at most
MAX_FILE = 16 * MIB
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_PR_CAPBSET_READ, _PR_CAPBSET_DROP, _PR_CAP_AMBIENT = 23, 24, 47
_CLEAR_ALL, _SIGKILL = 4, 9
_CAPABILITY_VERSION_3 = 0x2008_0522
_DEVICES = ("/dev/null",)
_READABLE_DEVICES = ("/dev/zero", "/dev/urandom", "/dev/random")


@dataclass(frozen=True, slots=True)
class Lockdown:
    """All that a child needs to lock itself down and to test that it is.

    Attributes
    ----------
    steps : tuple of Step
        System calls in their order.
    ruleset : int or None
        Descriptor of the rules about files, to be closed after the steps; None without Landlock.
    filter : Filter or None
        Of system calls, loaded at the end.
    parent : int
        Process that must still be the parent afterwards, and must be out of reach.
    canary : str
        File outside that everybody may read.
    outside : str
        File that does not exist, in a folder in which everybody may create files.
    buffers : tuple
        What the steps point to.
    """

    steps: tuple[Step, ...]
    ruleset: int | None
    filter: seccomp.Filter | None
    parent: int
    canary: str
    outside: str
    buffers: tuple[Any, ...]


def park(path: str | Path) -> int:
    """Open a path for Landlock alone, on a descriptor of `FIRST_FD` or above.

    Raises
    ------
    OSError
        If it does not exist.
    """
    return _parked(os.open(path, os.O_PATH | os.O_CLOEXEC))


def _parked(low: int) -> int:
    try:
        return fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, FIRST_FD)
    finally:
        os.close(low)


def prepare(
    read_paths: Iterable[str | Path], *,
    memory_bytes: int, cpu_seconds: int, uid: int | None = None, gid: int | None = None,
    count: bool = False, seen: bool = False,
    write_paths: Iterable[str | Path] = (), home: str | Path | None = None, chroot: str | None = None,
    abi: int | None = None, calls: seccomp.Filter | None = None, parent: int | None = None,
    canary: str = "/etc/passwd", outside: str | None = None,
) -> Lockdown:  # fmt: skip
    """Compile, open and compute what children of this process need; to be called in the parent.

    Parameters
    ----------
    read_paths : iterable of path
        Folders and files that may be read; those that do not exist are skipped.
    memory_bytes : int
        Budget beyond the address space that this process has now.
    cpu_seconds : int
        SIGXCPU comes then, SIGKILL a second later.
    uid, gid : int, optional
        Whom to become; nobody else where that takes a right that there is not.
    count : bool
        Whether the kernel counts the threads of each process by themselves once it is asked to, for one that
        stays the user it is.
    seen : bool
        Whether the parent must be able to look at its open files.
    write_paths : iterable of path
        Private folders.
    home : path, optional
        Working directory, seen from the new root if there is one; it may come to exist later.
    chroot : str, optional
        Folder to make the root, for where Landlock is missing.
    abi : int, optional
        Landlock version to use; what the kernel claims by default, 0 for none.
    calls : Filter, optional
        Filter of system calls, when one has been compiled already.
    parent : int, optional
        This process by default.
    canary : str
        File for the probe that reads.
    outside : str, optional
        Path for the probe that creates a file.

    Raises
    ------
    SandboxFault
        Outside Linux, and where the kernel refuses.
    """
    if sys.platform != "linux":
        raise SandboxFault("Processes can be locked down on Linux only.")
    parent = os.getpid() if parent is None else parent
    abi = landlock.abi() if abi is None else abi
    ruleset = rules(abi, read_paths, write_paths) if abi else None
    counted = uid is None and count
    steps, buffers = _limits(memory_bytes, cpu_seconds, threads=uid is not None or counted)
    if counted:
        steps.insert(0, own_count())
    if chroot is not None:
        root = ctypes.create_string_buffer(os.fsencode(chroot))
        steps.append(step("change of root", "chroot", ctypes.addressof(root)))
        buffers.append(root)
    if uid is not None:
        steps += _become(uid, uid if gid is None else gid)
    if home is not None or chroot is not None:
        place = ctypes.create_string_buffer(os.fsencode(home or "/"))
        steps.append(step("working directory", "chdir", ctypes.addressof(place)))
        buffers.append(place)
    nothing = (ctypes.c_uint32 * 8)(_CAPABILITY_VERSION_3)
    header = ctypes.addressof(nothing)
    buffers.append(nothing)
    steps += [
        step("capabilities", "prctl", _PR_CAP_AMBIENT, _CLEAR_ALL),
        step("capabilities", "capset", header, header + 8),
        step("parent-death signal", "prctl", _PR_SET_PDEATHSIG, _SIGKILL),
        step(
            "parent-death signal", "getppid", expected=parent
        ),  # else it died before the signal was asked for
        step("no_new_privs", "prctl", _PR_SET_DUMPABLE, int(seen)),
        step("no_new_privs", "prctl", _PR_SET_NO_NEW_PRIVS, 1),
    ]
    if ruleset is not None:
        steps.append(landlock.restrict(ruleset))
    folder = next((path for path in ("/dev/shm", "/tmp", "/var/tmp") if os.access(path, os.W_OK)), "/")
    return Lockdown(
        tuple(steps), ruleset, calls or seccomp.prepare(), parent, canary,
        outside or f"{folder}/autograder-probe-{os.getpid()}", tuple(buffers),
    )  # fmt: skip


def rules(abi: int, read_paths: Iterable[str | Path], write_paths: Iterable[str | Path]) -> int:
    """Return the descriptor of Landlock's rules that leave these paths and harmless devices.

    Raises
    ------
    SandboxFault
        If the kernel refuses.
    """
    read, write = [*map(str, read_paths), *_READABLE_DEVICES], [*map(str, write_paths), *_DEVICES]
    return _parked(landlock.ruleset(abi, _opened(read), _opened(write)))


def _opened(paths: Iterable[str]) -> Iterator[int]:
    """Open those that exist, one after the other: a class may have more than there are descriptors."""
    for path in paths:
        if os.access(path, os.F_OK):
            fd = park(path)
            try:
                yield fd
            finally:
                os.close(fd)


def _limits(memory_bytes: int, cpu_seconds: int, *, threads: bool) -> tuple[list[Step], list[Any]]:
    size = address_space() + memory_bytes
    wanted: list[tuple[int, int, int | None]] = [
        (resource.RLIMIT_AS, size, size), (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),
        (resource.RLIMIT_FSIZE, MAX_FILE, MAX_FILE), (resource.RLIMIT_NOFILE, 64, 64),
        (resource.RLIMIT_CORE, 0, 0), (resource.RLIMIT_MEMLOCK, 0, 0), (resource.RLIMIT_MSGQUEUE, 0, 0),
        (resource.RLIMIT_STACK, 8 * MIB, None),
    ]  # fmt: skip
    if threads:  # else the kernel counts those of all processes of this user
        wanted.append((resource.RLIMIT_NPROC, MAX_THREADS, MAX_THREADS))
    steps, buffers = [], []
    for number, soft, hard in wanted:
        _, most = resource.getrlimit(number)
        hard = most if hard is None else _lower(hard, most)
        # struct rlimit: two numbers, of which the largest means none
        pair = struct.pack("<QQ", _lower(soft, hard), hard & 0xFFFF_FFFF_FFFF_FFFF)
        buffer = ctypes.create_string_buffer(pair)
        steps.append(step("limits", "prlimit64", 0, number, ctypes.addressof(buffer), 0))
        buffers.append(buffer)
    return steps, buffers


def _lower(value: int, most: int) -> int:
    return value if most == resource.RLIM_INFINITY else min(value, most)


def address_space() -> int:
    """Return the size of this process's address space in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def apply(config: Lockdown) -> None:
    """Lock the calling process down for good; it must have one thread.

    Raises
    ------
    SandboxFault
        If a step fails; the text names it. The process must then end.
    """
    play(config.steps)
    if config.ruleset is not None:
        os.close(config.ruleset)
    if config.filter is not None:
        config.filter.load()


def drop_bounding_set() -> None:
    """Take from this process and its children what running a program could give back; takes root."""
    play(_drop_bounding_set())


def _drop_bounding_set() -> list[Step]:
    """Return the steps; without the right to them (CAP_SETPCAP) they fail, which without exec is no loss."""
    steps = []
    with contextlib.suppress(OSError):  # at the number after the last
        for capability in range(64):
            if syscall("prctl", _PR_CAPBSET_READ, capability):
                steps.append(step("capabilities", "prctl", _PR_CAPBSET_DROP, capability, expected=None))
    return steps


def become(uid: int, gid: int) -> None:
    """Turn into another user, for good; takes root.

    Raises
    ------
    SandboxFault
        If that fails.
    """
    play(_become(uid, gid))


def _become(uid: int, gid: int) -> list[Step]:
    """Return the steps that change the user, and those that make sure of it."""
    label = "change of user"
    return [
        *_drop_bounding_set(),
        step(label, "setgroups", 0, 0),
        step(label, "setresgid", gid, gid, gid),
        step(label, "setresuid", uid, uid, uid),
        step(label, "getgroups", 0, 0),
        *(step(label, name, expected=gid) for name in ("getgid", "getegid")),
        *(step(label, name, expected=uid) for name in ("getuid", "geteuid")),
    ]
