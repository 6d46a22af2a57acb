import dataclasses
import os
import sys
from pathlib import Path

import pytest

from autograder.sandbox import landlock
from autograder.sandbox.attempts import Probe
from autograder.sandbox.capabilities import GOODS, LEVELS, Vector, level, measure

FULL = Vector("landlock-7", "seccomp", "seccomp", "user", "rlimit", "rlimit")
CLOSED = {"canary": "EACCES", "write": "EACCES", "socket": "EPERM", "fork": "EPERM", "signal": "EPERM"}


def test_all_goods_protected_is_isolated():
    assert level(FULL) == "isolated"
    assert level(FULL, CLOSED) == "isolated"


@pytest.mark.parametrize("good", ["files", "network"])
def test_one_of_files_and_network_missing_is_confined(good):
    assert level(dataclasses.replace(FULL, **{good: ""})) == "confined"


@pytest.mark.parametrize("goods", [*([good] for good in GOODS[2:]), ["files", "network"], GOODS])
def test_anything_else_missing_is_limited(goods):
    assert level(dataclasses.replace(FULL, **dict.fromkeys(goods, ""))) == "limited"


def test_the_self_test_has_the_last_word():
    assert level(FULL, {**CLOSED, "canary": "OPEN", "write": "OPEN"}) == "confined"
    assert level(FULL, {**CLOSED, "socket": "OPEN"}) == "confined"
    assert level(FULL, {**CLOSED, "fork": "OPEN"}) == "limited"
    assert level(FULL, {**CLOSED, "signal": "OPEN"}) == "limited"
    assert level(FULL, {}) == "limited"


def test_levels_rise():
    assert LEVELS == ("none", "limited", "confined", "isolated")


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_measuring_leaves_the_caller_as_it_is():
    def state():
        status = Path("/proc/self/status").read_text().splitlines()
        lines = [line for line in status if line.startswith(("Uid", "Cap", "Seccomp:", "NoNewPrivs"))]
        return lines, len(list(Path("/proc/self/fd").iterdir())), Path("/proc/self/ns/mnt").readlink()

    before = state()
    vector = measure()
    assert state() == before
    assert all(probe.evidence for probe in vector.probes.values())
    assert vector.probes["landlock"].works == (landlock.abi() > 0)
    assert vector.probes["user"].works == (os.geteuid() == 0)


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_a_process_that_dies_while_trying_is_evidence(monkeypatch):
    monkeypatch.setattr("autograder.sandbox.attempts._try_seccomp", lambda: os._exit(9))
    vector = measure()
    assert vector.probes["seccomp"] == Probe(False, "the process that tried it died, status 9")
    assert vector.network == ""
    assert level(vector) == "limited"


def test_other_systems_are_called_what_they_are(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert level(measure()) == "limited"
