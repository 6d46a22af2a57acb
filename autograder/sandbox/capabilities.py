"""What is done for isolation, found out by trying it, and the level of trust that follows.

Kernels and containers do not always keep what their version numbers promise, so nothing is inferred: a child
is locked down and tries what it should not be able to do, and what this machine offers besides is tried in
throw-away processes, as the evidence that ``doctor`` prints.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from autograder.result import Level
from autograder.sandbox import attempts, selftest
from autograder.sandbox.attempts import Probe
from autograder.sandbox.setting import Report, Setting

LEVELS: tuple[Level, ...] = ("none", "limited", "confined", "isolated")
GOODS = ("files", "network", "processes", "peers", "memory", "cpu")
#: which good each probe of the self-test is about
_SHOWN_BY = {
    "canary": "files", "write": "files", "socket": "network", "fork": "processes", "signal": "peers",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vector:
    """What protects each good, "" where nothing does.

    Attributes
    ----------
    files, network, processes, peers, memory, cpu : str
        The means, such as "landlock-7" or "seccomp"; "peers" are other processes of the machine.
    disk : str
        What keeps a submission from filling it.
    existence : str
        What keeps it from learning which files there are.
    answers : mapping of str to str
        What the self-test of a child said.
    """

    files: str = ""
    network: str = ""
    processes: str = ""
    peers: str = ""
    memory: str = ""
    cpu: str = ""
    disk: str = ""
    existence: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


def in_use(report: Report, setting: Setting) -> Vector:
    """Return what protects the goods where submissions are run in this way.

    Parameters
    ----------
    report : Report
        What the process that runs them found at its start.
    setting : Setting
        How it was started.
    """
    hiding = "bubblewrap" if setting.boxed else "chroot" if setting.root is not None else ""
    landlock = f"landlock-{report.landlock}" if report.landlock else ""
    open_ = {_SHOWN_BY[name] for name in selftest.open_doors(report.answers)}
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
    return Vector(
        files=files,
        network=seccomp,
        processes="seccomp" if "processes" not in open_ else "",
        peers=peers,
        memory="rlimit" if report.memory == "MemoryError" else "",
        cpu="rlimit" if report.cpu == "limited" else "",
        disk="tmpfs" if report.mounted else "looked at by the grader",
        existence=hiding,
        answers=report.answers,
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
    return attempts.all_of_them(uid)


def level(vector: Vector) -> Level:
    """Return how far the isolation can be trusted.

    Returns
    -------
    {"none", "limited", "confined", "isolated"}
        "isolated" if all goods are protected, "confined" if files or the network (one of them) are not,
        "limited" if there is a process of its own and no more. "none" is for running in the grader's
        process, which this package does not do.
    """
    have = {name for name in GOODS if getattr(vector, name)}
    if not {"processes", "peers", "memory", "cpu"} <= have:
        return "limited"
    return LEVELS[1 + len(have & {"files", "network"})]


def lacking(vector: Vector) -> str:
    """Return what is not protected, with the probe that showed it, in a few words."""
    said = []
    for good in GOODS:
        if not getattr(vector, good):
            probes = [name for name in selftest.open_doors(vector.answers) if _SHOWN_BY[name] == good]
            shown = ", ".join(f"probe {name}: {vector.answers.get(name, 'no answer')}" for name in probes)
            said.append(f"{good} ({shown})" if shown else good)
    return ", ".join(said)


def falls_short(level: Level, least: Level) -> bool:
    """Whether a level is below another."""
    return LEVELS.index(level) < LEVELS.index(least)
