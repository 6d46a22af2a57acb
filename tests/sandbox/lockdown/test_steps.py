"""System calls written down are made in order, and the first that does not give what it must is named."""

import ctypes
import os
import sys

import pytest

from autograder.errors import SandboxFault
from autograder.sandbox.lockdown.syscalls import ARCHITECTURE

if sys.platform != "linux" or ARCHITECTURE is None:
    pytest.skip("system calls are known by number here on Linux only", allow_module_level=True)

from autograder.sandbox.lockdown.steps import play, step


def test_the_calls_are_made_in_their_order(tmp_path):
    name = ctypes.create_string_buffer(os.fsencode(tmp_path / "made"))
    where = ctypes.addressof(name)
    play([step("folder", "mkdirat", -100, where, 0o700), step("folder", "unlinkat", -100, where, 0x200)])
    assert list(tmp_path.iterdir()) == []


def test_the_first_call_that_fails_is_named_with_its_reason():
    with pytest.raises(SandboxFault, match=r"the step 'change of root': \[Errno 14\] Bad address"):
        play([step("change of root", "chroot", 1), step("never", "exit_group", 1)])


def test_a_call_that_gives_something_else_is_named_too():
    with pytest.raises(SandboxFault, match="the step 'parent': it has no effect"):
        play([step("parent", "getppid", expected=os.getppid() + 1)])


def test_a_call_on_which_nothing_depends_may_fail():
    play([step("folder", "chdir", 1, expected=None)])


def test_a_call_that_is_not_known_is_refused_when_it_is_written_down():
    with pytest.raises(OSError, match="not known here"):
        step("nothing", "no_such_call")
