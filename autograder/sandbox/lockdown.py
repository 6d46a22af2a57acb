"""What a submission's process does to itself before the first line of student code: it gives everything away.

`prepare` runs once in the zygote and does all the thinking; `apply` runs in the forked child and makes system
calls only. The order matters: limits while they may still be lowered, the user while there
is the right to change it, the parent-death signal after the user (a change of user clears it), the filter
of system calls last, because it forbids all of the above.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import SandboxFault
from autograder.sandbox import landlock, seccomp
from autograder.sandbox.syscalls import syscall

if sys.platform != "win32":
    import fcntl
    import resource

#: descriptors that the lock-down needs lie here or above, so that a child can close all others in one call
FIRST_FD = 200
MIB = 1 << 20
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_PR_CAPBSET_DROP, _PR_CAP_AMBIENT = 24, 47
_CLEAR_ALL, _SIGKILL = 4, 9
_CAPABILITY_VERSION_3 = 0x2008_0522
_DEVICES = ("/dev/null",)
_READABLE_DEVICES = ("/dev/zero", "/dev/urandom", "/dev/random")


@dataclass(frozen=True, slots=True)
class Lockdown:
    """All that a child needs to lock itself down; `dataclasses.replace` it for what differs between children.

    Attributes
    ----------
    parent : int
        Process that must still be the parent afterwards.
    memory_bytes : int
        Budget beyond the address space that the process has when it is locked down.
    cpu_seconds : int
        SIGXCPU comes then, SIGKILL a second later.
    limits : tuple of (int, int, int)
        Further resource limits: number, soft, hard.
    uid, gid : int or None
        Whom to become; None when that takes a right that there is not.
    chroot : str or None
        Folder to make the root, for where Landlock is missing.
    landlock : int
        ABI version to use, 0 for none.
    read_fds, write_fds : tuple of int
        What may be read and written, as `park` opened it.
    filter : Filter or None
        Of system calls.
    canary : str
        File outside that everybody may read.
    outside : str
        File that does not exist, in a folder in which everybody may create files.
    """

    parent: int
    memory_bytes: int
    cpu_seconds: int
    limits: tuple[tuple[int, int, int], ...]
    uid: int | None
    gid: int | None
    chroot: str | None
    landlock: int
    read_fds: tuple[int, ...]
    write_fds: tuple[int, ...]
    filter: seccomp.Filter | None
    canary: str
    outside: str


def park(path: str | Path) -> int:
    """Open a path for Landlock alone, on a descriptor of `FIRST_FD` or above.

    Raises
    ------
    OSError
        If it does not exist.
    """
    low = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        return fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, FIRST_FD)
    finally:
        os.close(low)


def prepare(
    read_paths: Iterable[str | Path], *,
    memory_bytes: int, cpu_seconds: int, uid: int | None = None, gid: int | None = None,
    write_paths: Iterable[str | Path] = (), chroot: str | None = None, abi: int | None = None,
    canary: str = "/etc/passwd", outside: str | None = None,
) -> Lockdown:  # fmt: skip
    """Compile, open and compute what the children of this process need; to be called in the parent.

    Parameters
    ----------
    read_paths : iterable of path
        Folders and files that may be read; those that do not exist are skipped.
    memory_bytes, cpu_seconds, uid, gid, chroot, canary : see `Lockdown`
    write_paths : iterable of path
        Private folders; a child's own can be added to `write_fds` later with `park`.
    abi : int, optional
        Landlock version to use; what the kernel claims by default, 0 for none.
    outside : str, optional
        Path for the probe that creates a file.

    Returns
    -------
    Lockdown

    Raises
    ------
    SandboxFault
        Outside Linux.
    """
    if sys.platform != "linux":
        raise SandboxFault("Processes can be locked down on Linux only.")
    abi = landlock.abi() if abi is None else abi
    read, write = [*map(str, read_paths), *_READABLE_DEVICES], [*map(str, write_paths), *_DEVICES]
    folder = next((path for path in ("/dev/shm", "/tmp", "/var/tmp") if os.access(path, os.W_OK)), "/")
    return Lockdown(
        os.getpid(), memory_bytes, cpu_seconds, _limits(), uid, uid if gid is None else gid, chroot, abi,
        tuple(park(path) for path in read if abi and Path(path).exists()),
        tuple(park(path) for path in write if abi and Path(path).exists()),
        seccomp.prepare(), canary, outside or f"{folder}/autograder-probe-{os.getpid()}",
    )  # fmt: skip


def _limits() -> tuple[tuple[int, int, int], ...]:
    wanted = (
        (resource.RLIMIT_FSIZE, 16 * MIB), (resource.RLIMIT_NOFILE, 64), (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0), (resource.RLIMIT_MSGQUEUE, 0),
    )  # fmt: skip
    rows = []
    for number, value in wanted:
        hard = resource.getrlimit(number)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        rows.append((number, value, value))
    hard = resource.getrlimit(resource.RLIMIT_STACK)[1]
    soft = 8 * MIB if hard == resource.RLIM_INFINITY else min(8 * MIB, hard)
    return (*rows, (resource.RLIMIT_STACK, soft, hard))


def apply(config: Lockdown) -> None:
    """Lock the calling process down for good; it must have one thread.

    Closes the descriptors that `park` opened.

    Raises
    ------
    SandboxFault
        If a step fails; the text names it. The process must then end.
    """
    step = "limits"
    try:
        limit_memory(config.memory_bytes)
        resource.setrlimit(resource.RLIMIT_CPU, (config.cpu_seconds, config.cpu_seconds + 1))
        for number, soft, hard in config.limits:
            resource.setrlimit(number, (soft, hard))
        step = "change of root"
        if config.chroot is not None:
            os.chroot(config.chroot)
            os.chdir("/")
        step = "change of user"
        if config.uid is not None and config.gid is not None:
            become(config.uid, config.gid)
        step = "capabilities"
        _drop_capabilities()
        step = "parent-death signal"
        syscall("prctl", _PR_SET_PDEATHSIG, _SIGKILL)
        if os.getppid() != config.parent:  # it died before the signal was asked for
            raise OSError(errno.ESRCH, "the parent is gone")
        step = "no_new_privs"
        syscall("prctl", _PR_SET_DUMPABLE, 0)
        syscall("prctl", _PR_SET_NO_NEW_PRIVS, 1)
        if config.landlock:
            landlock.apply(config.landlock, config.read_fds, config.write_fds)
        step = "descriptors"
        for fd in (*config.read_fds, *config.write_fds):
            os.close(fd)
        if config.filter is not None:
            config.filter.load()
    except (OSError, ValueError) as error:
        raise SandboxFault(f"The lock-down failed at the step '{step}': {error}.") from None


def limit_memory(budget: int) -> None:
    """Limit the address space to what the process has now and some bytes more."""
    statm = os.open("/proc/self/statm", os.O_RDONLY)
    size = int(os.read(statm, 64).split()[0]) * resource.getpagesize() + budget
    os.close(statm)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def become(uid: int, gid: int) -> None:
    """Turn into another user, for good; takes root."""
    try:
        for capability in range(64):
            syscall("prctl", _PR_CAPBSET_DROP, capability)
    except OSError as error:
        # EINVAL: there are no more. EPERM: the right (CAP_SETPCAP) is missing; without exec that is no loss.
        if error.errno not in (errno.EINVAL, errno.EPERM):
            raise
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)
    if os.getresuid() != (uid,) * 3 or os.getresgid() != (gid,) * 3 or os.getgroups():
        raise OSError(errno.EPERM, "it is still another user")


def _drop_capabilities() -> None:
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    sets = (ctypes.c_uint32 * 6)()
    syscall("prctl", _PR_CAP_AMBIENT, _CLEAR_ALL)
    syscall("capset", ctypes.addressof(header), ctypes.addressof(sets))
    syscall("capget", ctypes.addressof(header), ctypes.addressof(sets))
    if any(sets):
        raise OSError(errno.EPERM, "some are left")
