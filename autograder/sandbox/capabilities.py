"""What this machine can do for isolation, found out by doing it, and the level of trust that follows.

Kernels and containers do not always keep what their version numbers promise, so nothing is inferred: each
means is tried in a throw-away child, and what happened is kept as the evidence that ``doctor`` prints.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from autograder.result import Level
from autograder.sandbox import attempts, landlock, selftest
from autograder.sandbox.attempts import Probe

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
    probes : mapping of str to Probe
        The evidence: "landlock", "seccomp", "user", "chroot", "memory", "cpu", "user namespace",
        "mount namespace", "bwrap".
    """

    files: str = ""
    network: str = ""
    processes: str = ""
    peers: str = ""
    memory: str = ""
    cpu: str = ""
    probes: Mapping[str, Probe] = field(default_factory=dict)


def measure(uid: int = 64000) -> Vector:
    """Try every means in children of its own; the calling process stays as it is.

    Parameters
    ----------
    uid : int
        User to change to, when root.
    """
    if sys.platform != "linux":
        return Vector(probes={"system": Probe(False, f"no means of isolation are known for {sys.platform}")})
    return _conclude(attempts.all_of_them(uid))


def _conclude(probes: Mapping[str, Probe]) -> Vector:
    works = {name for name, probe in probes.items() if probe.works}
    seccomp = "seccomp" if "seccomp" in works else ""
    files, peers = "", ""
    if "landlock" in works:
        files = f"landlock-{landlock.abi()}"
    elif {"chroot", "user"} <= works:  # root can leave a chroot
        files = "chroot"
    if "user" in works:
        peers = "user"
    elif files and seccomp:  # the same user's processes: no path to their memory, no call that reaches them
        peers = f"{files} and seccomp"
    memory, cpu = ("rlimit" if name in works else "" for name in ("memory", "cpu"))
    return Vector(files, seccomp, seccomp, peers, memory, cpu, probes)


def level(vector: Vector, answers: Mapping[str, str] | None = None) -> Level:
    """Return how far the isolation can be trusted.

    Parameters
    ----------
    vector : Vector
    answers : mapping of str to str, optional
        What the self-test of a real child said; it has the last word.

    Returns
    -------
    {"none", "limited", "confined", "isolated"}
        "isolated" if all goods are protected, "confined" if files or the network (one of them) are not,
        "limited" if there is a process of its own and no more. "none" is for running in the grader's
        process, which this package does not do.
    """
    have = {name for name in GOODS if getattr(vector, name)}
    if answers is not None:
        have -= {_SHOWN_BY[name] for name in selftest.open_doors(answers)}
    if not {"processes", "peers", "memory", "cpu"} <= have:
        return "limited"
    return LEVELS[1 + len(have & {"files", "network"})]
