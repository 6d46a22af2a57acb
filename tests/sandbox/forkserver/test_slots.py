"""A slot is one child's at a time; what a child leaves in its folder is gone before the next has it."""

import sys
from pathlib import Path

import pytest

from autograder.sandbox.forkserver.slots import Slots
from autograder.sandbox.lockdown import scratch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is for Linux")


def open_descriptors():
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture
def slots(tmp_path):
    guard = Slots([], tmp_path, change_user=False, mounted=False, group=0)
    yield guard
    guard.clear()
    assert list(tmp_path.iterdir()) == []


def test_children_alive_at_the_same_time_share_no_folder(slots):
    first, second = slots.take(1 << 20), slots.take(1 << 20)
    assert first.home != second.home
    slots.give_back(first)
    assert slots.take(1 << 20) is first


def test_what_a_child_left_is_gone_before_the_next_has_the_folder(slots):
    slot = slots.take(1 << 20)
    (slot.home / "deep" / "er").mkdir(parents=True)
    (slot.home / "deep" / "left.txt").write_text("x")
    slots.give_back(slot)
    assert slots.take(1 << 20) is slot
    assert list(slot.home.iterdir()) == []


def test_a_folder_that_cannot_be_emptied_is_made_anew(slots, monkeypatch):
    slot = slots.take(1 << 20)
    before = open_descriptors()
    monkeypatch.setattr(scratch, "clear", lambda path: False)
    slots.give_back(slot)
    monkeypatch.undo()
    again = slots.take(1 << 20)
    assert again is not slot
    assert list(again.home.iterdir()) == []
    assert open_descriptors() == before  # the rules about the old folder are closed


def test_a_folder_that_cannot_be_removed_is_given_to_nobody(slots, monkeypatch):
    slot = slots.take(1 << 20)
    (slot.home / "held").touch()
    monkeypatch.setattr(scratch, "clear", lambda path: False)
    slots.give_back(slot)
    monkeypatch.undo()
    assert slots.take(1 << 20).home != slot.home
    scratch.remove(slot.home, mounted=False)


def test_a_slot_is_prepared_for_each_amount_of_memory(slots):
    small = slots.take(1 << 20)
    slots.give_back(small)
    large = slots.take(1 << 30)
    assert large is not small and large.home == small.home
