"""How a child's end is told from outside, whose fault it is, and in which words a student reads it."""

import os
import signal
from pathlib import Path

import pytest

from autograder.boundary.outputs import Failed
from autograder.errors import SandboxFault
from autograder.judge.codes import CODES
from autograder.sandbox import exits
from autograder.sandbox.exits import CPU_SECONDS, Shortages, describe_end


class Plenty(Shortages):
    def __init__(self, *answers):
        self.answers = list(answers)

    def noticed(self):
        return self.answers.pop(0) if self.answers else False


def end(status, cpu=0.1, said=b"", shortages=None):
    stopped = describe_end(os.waitstatus_to_exitcode(status), cpu, said, "the call", shortages or Plenty())
    assert stopped.detail.isprintable() and "the call" in stopped.detail
    return Failed(stopped.reason, stopped.detail, stopped.kind).code


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (0, "crash:left"),
        (70 << 8, "crash:left"),
        (signal.SIGSEGV, "crash:segv"),
        (signal.SIGABRT | 0x80, "crash:abrt"),  # with a core dump
        (signal.SIGBUS, "crash:bus"),
        (signal.SIGFPE, "crash:fpe"),
        (signal.SIGILL, "crash:ill"),
        (signal.SIGSYS, "crash:sys"),
        (signal.SIGXCPU, "timeout:cpu"),
        (signal.SIGXFSZ, "output_limit:files"),
        (signal.SIGALRM, "crash:left"),
        (signal.SIGKILL, "crash:left"),
        (signal.SIGRTMIN + 3, "crash:left"),
    ],
)
def test_each_end_has_a_code_that_is_explained(status, code):
    assert end(int(status)) == code
    assert code in CODES


def test_a_child_killed_at_the_hard_limit_of_cpu_time_ran_out_of_time():
    assert end(int(signal.SIGKILL), cpu=CPU_SECONDS + 0.5) == "timeout:cpu"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"\nOpenBLAS error: Memory allocation still failed after 10 retries, giving up.\n", 1 << 8),
        (b"terminate called after throwing an instance of 'std::bad_alloc'\n", int(signal.SIGABRT)),
    ],
)
def test_a_library_that_ends_the_process_for_want_of_memory_met_the_memory_limit(said, status):
    assert end(status, said=b"\xff" + said) == "memory"


def test_a_machine_without_memory_is_a_fault_of_the_grader():
    with pytest.raises(SandboxFault, match="ran out of memory"):
        end(int(signal.SIGKILL), shortages=Plenty(True))


def test_another_process_without_memory_excuses_nobody_who_was_not_killed():
    assert end(int(signal.SIGSEGV), shortages=Plenty(True)) == "crash:segv"
    assert end(0, shortages=Plenty(True)) == "crash:left"


def test_a_shortage_is_noticed_once(monkeypatch):
    counts = iter([3, 3, 4, 4, 6])
    monkeypatch.setattr(exits, "_oom_kills", lambda: next(counts))
    shortages = Shortages()
    assert [shortages.noticed() for _ in range(4)] == [False, True, False, True]


@pytest.mark.skipif(not Path("/proc/vmstat").exists(), reason="Linux only")
def test_the_kernels_count_is_read():
    rows = dict(row.split() for row in Path("/proc/vmstat").read_text().splitlines())
    assert exits._oom_kills() >= int(rows["oom_kill"]) > -1


def test_without_the_kernels_count_nothing_is_excused(monkeypatch):
    monkeypatch.setattr(exits, "Path", lambda path: Path(os.devnull, "none"))
    assert Shortages().noticed() is False
