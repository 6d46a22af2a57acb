"""Each means of isolation, tried in a throw-away child."""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from autograder.errors import SandboxFault
from autograder.sandbox.forkserver import overstepping
from autograder.sandbox.forkserver.settings import Settings, StartupReport
from autograder.sandbox.isolation import SHOWN_BY, Isolation, open_doors
from autograder.sandbox.lockdown import landlock, seccomp, sequence
from autograder.sandbox.lockdown.syscalls import syscall

if sys.platform != "win32":
    import resource

_NEWNS, _NEWUSER = 0x0002_0000, 0x1000_0000
_OUTSIDE = "/etc/passwd"  # readable for everybody on any Linux
_MIB = 1 << 20
_BWRAP = ("--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev")


@dataclass(frozen=True, slots=True)
class Probe:
    """What came of trying one means of isolation.

    Attributes
    ----------
    works : bool
    evidence : str
        What was seen, in a few words.
    """

    works: bool
    evidence: str


def all_of_them(uid: int) -> dict[str, Probe]:
    """Try every means on Linux.

    Parameters
    ----------
    uid : int
        User to change to, when root.
    """
    with tempfile.TemporaryDirectory() as empty:
        return {
            "landlock": _in_child(_try_landlock),
            "seccomp": _in_child(_try_seccomp),
            "user": _in_child(lambda: _try_user(uid)),
            "chroot": _in_child(lambda: _try_chroot(empty)),
            "memory": _in_child(_try_memory),
            "cpu": _in_child(_try_cpu),
            "user namespace": _in_child(lambda: _try_namespace(_NEWUSER)),
            "mount namespace": _in_child(lambda: _try_namespace(_NEWNS)),
            "bwrap": _try_bwrap(),
        }


def _in_child(attempt: Callable[[], str]) -> Probe:
    """Run an attempt in a fork; it returns its evidence, or raises when the means does not work."""
    ours, theirs = os.pipe()
    with warnings.catch_warnings():
        # it warns when there are other threads; the child does little more than system calls
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        _report(attempt, theirs)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    _, status = os.waitpid(pid, 0)
    if not said:
        return Probe(False, f"the process that tried it died, status {os.waitstatus_to_exitcode(status)}")
    return Probe(said[0] == "+", said[1:])


def _report(attempt: Callable[[], str], pipe: int) -> None:
    try:
        said = f"+{attempt()}"
    except OSError as error:
        said = f"-{error.strerror}"
    except BaseException as error:
        said = f"-{error}"
    finally:
        os.write(pipe, said.encode())
        os._exit(0)


def _no_new_privs() -> None:
    syscall("prctl", 38, 1)  # PR_SET_NO_NEW_PRIVS


def _must_fail(what: str, attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except OSError as error:
        return f"{what}: {error.strerror}"
    raise SandboxFault(f"{what} was possible")


def _try_landlock() -> str:
    version = landlock.abi()
    if not version:
        raise SandboxFault("the kernel does not offer it")
    _no_new_privs()
    landlock.apply(version, (), ())
    reading = _must_fail("reading a file outside", lambda: os.open(_OUTSIDE, os.O_RDONLY))
    try:
        os.kill(os.getppid(), 0)
        signals = "signals pass"
    except OSError:
        signals = "signals do not"
    return f"ABI {version}; {reading}; {signals}"


def _try_seccomp() -> str:
    program = seccomp.prepare()
    if program is None:
        raise SandboxFault(f"there is no filter for {os.uname().machine} and this Python")
    _no_new_privs()
    program.load()
    network = _must_fail("a socket", lambda: syscall("socket", 2, 1))  # AF_INET, SOCK_STREAM
    return f"{network}; {_must_fail('a process', _must_not_fork)}"


def _must_not_fork() -> None:
    if syscall("clone", 17) == 0:  # SIGCHLD
        os._exit(0)


def _try_user(uid: int) -> str:
    if os.geteuid() != 0:
        raise SandboxFault("it takes root")
    sequence.become(uid, uid)
    return f"user {uid}; " + _must_fail("back to root", lambda: os.setresuid(0, 0, 0))


def _try_chroot(empty: str) -> str:
    os.chroot(empty)
    os.chdir("/")
    return _must_fail("reading a file outside", lambda: os.open(_OUTSIDE, os.O_RDONLY))


def _try_memory() -> str:
    size = sequence.address_space() + 64 * _MIB
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    try:
        bytearray(256 * _MIB)
    except MemoryError:
        return "256 MiB beyond a limit of 64 MiB: MemoryError"
    raise SandboxFault("256 MiB could be had beyond a limit of 64 MiB")


def _try_cpu() -> str:
    resource.setrlimit(resource.RLIMIT_CPU, (1, 2))
    if resource.getrlimit(resource.RLIMIT_CPU) != (1, 2):
        raise SandboxFault("the limit was taken and not kept")
    return "limit set"


def _try_namespace(flag: int) -> str:
    syscall("unshare", flag)
    return "made"


def _try_bwrap() -> Probe:
    program = shutil.which("bwrap")
    if program is None:
        return Probe(False, "bubblewrap is not installed")
    try:
        done = subprocess.run(
            [program, *_BWRAP, "/usr/bin/true"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
            errors="replace", check=False, timeout=10,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return Probe(False, str(error))
    if done.returncode:
        return Probe(False, " ".join(done.stderr.split())[:200] or f"exit code {done.returncode}")
    return Probe(True, program)


def in_use(report: StartupReport, setting: Settings) -> Isolation:
    """Return which mechanism protects each asset under these settings.

    Parameters
    ----------
    report : StartupReport
        What the process that runs them found at its start.
    setting : Settings
        How it was started.
    """
    hiding = "bubblewrap" if setting.boxed else "chroot" if setting.root is not None else ""
    landlock = f"landlock-{report.landlock}" if report.landlock else ""
    open_ = {SHOWN_BY[name] for name in open_doors(report.probes)}
    files = " and ".join(filter(None, (landlock, hiding))) if "files" not in open_ else ""
    seccomp = "seccomp" if "network" not in open_ else ""
    peers = ""
    if "peers" not in open_:
        if report.change_user:
            peers = "user"
        elif (
            files and seccomp
        ):  # the same user's processes: no path to their memory, no call that reaches them
            peers = f"{files} and seccomp"
    return Isolation(
        files=files,
        network=seccomp,
        processes="seccomp" if "processes" not in open_ else "",
        peers=peers,
        memory="rlimit" if report.memory == "MemoryError" else "",
        cpu="rlimit" if report.cpu == "limited" else "",
        disk="tmpfs" if report.mounted else overstepping.SAID,
        threads="the kernel" if report.counted else overstepping.SAID,
        existence=hiding,
        probes=report.probes,
    )


def measure(uid: int = 64000) -> Mapping[str, Probe]:
    """Try every means in children of its own; the calling process stays as it is.

    Parameters
    ----------
    uid : int
        User to change to, when root.

    Returns
    -------
    mapping of str to Probe
        For "landlock", "seccomp", "user", "chroot", "memory", "cpu", "user namespace", "mount namespace" and
        "bwrap" whether it works, and the evidence.
    """
    if sys.platform != "linux":
        return {"system": Probe(False, f"no means of isolation are known for {sys.platform}")}
    return all_of_them(uid)
