"""What isolates student code here, as measured, and the level of trust that follows.

Kernels and containers do not always keep what their version numbers promise, so nothing is inferred: a child
is locked down and tries what it should not be able to do, and what this machine offers besides is tried in
throw-away processes, as the evidence that ``doctor`` prints.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Level: TypeAlias = Literal["none", "limited", "confined", "isolated"]
LEVELS: tuple[Level, ...] = ("none", "limited", "confined", "isolated")
ASSETS = ("files", "network", "processes", "peers", "memory", "cpu")
#: which asset each probe of the self-test is about
SHOWN_BY = {
    "canary": "files", "write": "files", "socket": "network", "fork": "processes", "signal": "peers",
}  # fmt: skip

#: what a closed door may say to each probe; any other answer proves nothing
REFUSALS = {
    "canary": frozenset({"EACCES", "ENOENT", "EPERM"}),
    "write": frozenset({"EACCES", "ENOENT", "EPERM", "EROFS"}),
    "socket": frozenset({"EPERM", "EACCES"}),
    "fork": frozenset({"EPERM"}),
    "signal": frozenset({"EPERM"}),
}


@dataclass(frozen=True, slots=True)
class Isolation:
    """What protects each asset, "" where nothing does.

    Attributes
    ----------
    files, network, processes, peers, memory, cpu : str
        The means, such as "landlock-7" or "seccomp"; "peers" are other processes of the machine.
    disk : str
        What keeps a submission from filling it.
    threads : str
        What keeps it from having very many.
    existence : str
        What keeps it from learning which files there are.
    probes : mapping of str to str
        What the self-test of a child said.
    """

    files: str = ""
    network: str = ""
    processes: str = ""
    peers: str = ""
    memory: str = ""
    cpu: str = ""
    disk: str = ""
    threads: str = ""
    existence: str = ""
    probes: Mapping[str, str] = field(default_factory=dict)


def open_doors(answers: Mapping[str, str]) -> list[str]:
    """Return the probes of a self-test that did not show a closed door."""
    return [name for name, allowed in REFUSALS.items() if answers.get(name) not in allowed]


def level(isolation: Isolation) -> Level:
    """Return how far the isolation can be trusted.

    Returns
    -------
    {"none", "limited", "confined", "isolated"}
        "isolated" if all assets are protected, "confined" if files or the network (one of them) are not,
        "limited" if there is a process of its own and no more. "none" is for running in the grader's
        process, which this package does not do.
    """
    have = {name for name in ASSETS if getattr(isolation, name)}
    if not {"processes", "peers", "memory", "cpu"} <= have:
        return "limited"
    return LEVELS[1 + len(have & {"files", "network"})]


def lacking(isolation: Isolation) -> str:
    """Return what is not protected, with the probe that showed it, in a few words."""
    said = []
    for asset in ASSETS:
        if not getattr(isolation, asset):
            probes = [name for name in open_doors(isolation.probes) if SHOWN_BY[name] == asset]
            shown = ", ".join(f"probe {name}: {isolation.probes.get(name, 'no answer')}" for name in probes)
            said.append(f"{asset} ({shown})" if shown else asset)
    return ", ".join(said)


def falls_short(level: Level, least: Level) -> bool:
    """Whether a level is below another."""
    return LEVELS.index(level) < LEVELS.index(least)
