import dataclasses
import os
import sys
from pathlib import Path

import pytest

from autograder.sandbox.forkserver.probes import Probe, in_use, measure
from autograder.sandbox.forkserver.settings import Settings, StartupReport
from autograder.sandbox.isolation import ASSETS, LEVELS, Isolation, lacking, level
from autograder.sandbox.lockdown import landlock

FULL = Isolation("landlock-7", "seccomp", "seccomp", "user", "rlimit", "rlimit")
SETTING = Settings(Path("/scratch"), warm=False)
CLOSED = {"canary": "EACCES", "write": "EACCES", "socket": "EPERM", "fork": "EPERM", "signal": "EPERM"}


def test_all_goods_protected_is_isolated():
    assert level(FULL) == "isolated"


@pytest.mark.parametrize("good", ["files", "network"])
def test_one_of_files_and_network_missing_is_confined(good):
    assert level(dataclasses.replace(FULL, **{good: ""})) == "confined"


@pytest.mark.parametrize("goods", [*([good] for good in ASSETS[2:]), ["files", "network"], ASSETS])
def test_anything_else_missing_is_limited(goods):
    assert level(dataclasses.replace(FULL, **dict.fromkeys(goods, ""))) == "limited"


def report(**changes):
    """Return what a template says where nothing is amiss, but for some changes."""
    fields = {
        "landlock": 7,
        "change_user": True,
        "mounted": True,
        "counted": True,
        "memory": "MemoryError",
        "cpu": "limited",
    }
    return StartupReport(**{"probes": CLOSED, **fields, **changes})


def test_what_is_in_use_is_what_a_child_has_shown():
    assert in_use(report(), SETTING) == dataclasses.replace(
        FULL, disk="tmpfs", threads="the kernel", probes=CLOSED
    )
    boxed = in_use(report(change_user=False, mounted=False), dataclasses.replace(SETTING, boxed=True))
    assert boxed.files == "landlock-7 and bubblewrap" and boxed.existence == "bubblewrap"
    assert boxed.peers == "landlock-7 and bubblewrap and seccomp"
    assert boxed.disk.startswith("counted every")
    rooted = in_use(report(landlock=0), dataclasses.replace(SETTING, root=Path("/copy")))
    assert rooted.files == rooted.existence == "chroot" and level(rooted) == "isolated"


@pytest.mark.parametrize(
    ("changes", "found", "lacks"),
    [
        ({"canary": "OPEN", "write": "OPEN"}, "confined", "files (probe canary: OPEN, probe write: OPEN)"),
        ({"socket": "OPEN"}, "confined", "network (probe socket: OPEN)"),
        ({"fork": "EAGAIN"}, "limited", "processes (probe fork: EAGAIN)"),
        ({"signal": "OPEN"}, "limited", "peers (probe signal: OPEN)"),
    ],
)
def test_a_probe_that_shows_an_open_door_lowers_the_level_and_is_named(changes, found, lacks):
    isolation = in_use(report(probes={**CLOSED, **changes}), SETTING)
    assert level(isolation) == found
    assert lacking(isolation) == lacks


def test_limits_that_did_not_hold_are_named():
    isolation = in_use(report(memory="OPEN", cpu="OPEN"), SETTING)
    assert (level(isolation), lacking(isolation)) == ("limited", "memory, cpu")
    assert lacking(FULL) == ""


def test_without_any_answer_nothing_is_protected():
    assert level(in_use(report(probes={}), SETTING)) == "limited"


def test_levels_rise():
    assert LEVELS == ("none", "limited", "confined", "isolated")


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_measuring_leaves_the_caller_as_it_is():
    def state():
        status = Path("/proc/self/status").read_text().splitlines()
        lines = [line for line in status if line.startswith(("Uid", "Cap", "Seccomp:", "NoNewPrivs"))]
        return lines, len(list(Path("/proc/self/fd").iterdir())), Path("/proc/self/ns/mnt").readlink()

    before = state()
    probes = measure()
    assert state() == before
    assert all(probe.evidence for probe in probes.values())
    assert probes["landlock"].works == (landlock.abi() > 0)
    assert probes["user"].works == (os.geteuid() == 0)


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_a_process_that_dies_while_trying_is_evidence(monkeypatch):
    monkeypatch.setattr("autograder.sandbox.forkserver.probes._try_seccomp", lambda: os._exit(9))
    assert measure()["seccomp"] == Probe(False, "the process that tried it died, status 9")


def test_other_systems_are_called_what_they_are(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not measure()["system"].works
