"""A fork within limits: what it can be brought to, and how its end is told."""

import faulthandler
import os
import resource
import signal
import socket
import subprocess
from pathlib import Path

import msgspec
import pytest

from autograder.grading.budget import LARGEST_FILE, MEMORY, TOO_MUCH, budget
from autograder.grading.limited_process import LARGEST, OF_ITS_WORK, LimitedProcess
from autograder.grading.reach import Reach
from autograder.sandbox.lockdown import landlock


def run(work, *requests, reach=None):
    """Return the answers of a process to requests, how it ended and its last stage."""
    found = []
    with LimitedProcess(work, reach) as process:
        for request in requests:
            process.send(request)
        process.no_more()
        while (answers := process.answers()) is not None:
            found += answers
        return found, process.join(), process.stage


def test_it_answers_in_order_and_ends_by_itself():
    requests = [b"", b"one", b"2" * 1_000_000]
    answers, ending, stage = run(lambda asked: (request[::-1] for request in asked), *requests)
    assert (answers, ending, stage) == ([b"", b"eno", requests[2]], "", None)


def test_memory_beyond_the_limit_is_an_error_that_can_be_caught():
    def work(asked):
        for _ in asked:
            try:
                with budget("ada", "", "reading"):
                    bytearray(2 * MEMORY)
            except TOO_MUCH as error:
                yield type(error).__name__.encode()

    assert run(work, b"")[:2] == ([b"MemoryError"], "")


def test_an_error_of_memory_that_nothing_catches_is_of_its_own_work():
    def work(asked):
        faulthandler.disable()  # pytest's own
        with budget("ada", "", "reading"):
            pass
        yield bytes(2 * MEMORY)

    answers, ending, stage = run(work, b"")
    assert (answers, ending, stage) == ([], "SIGABRT", ("ada", "", "reading")) and ending in OF_ITS_WORK


def test_code_that_nothing_interrupts_is_killed_by_the_kernel(monkeypatch):
    monkeypatch.setattr("autograder.grading.budget.GRACE", 0)

    def work(asked):
        with budget("ada", "decay", "judging", 0.1):
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGPROF])
            while True:
                pass
        yield b""

    assert run(work, b"") == ([], "SIGXCPU", ("ada", "decay", "judging"))


def test_a_large_file_cannot_be_written(tmp_path):
    def work(asked):
        with (tmp_path / "file").open("wb") as stream:
            stream.truncate(LARGEST_FILE)
            stream.seek(LARGEST_FILE)
            try:
                os.write(stream.fileno(), b"x")
            except OSError as error:
                yield error.strerror.encode()

    assert run(work)[0] == [b"File too large"]


def test_it_starts_nothing_connects_to_nothing_and_leaves_other_processes_alone():
    if not Path("/proc/sys/kernel/seccomp").is_dir():
        pytest.skip("the kernel has no filters of system calls")

    def work(asked):
        for attempt in (
            os.fork,
            lambda: os.execv("/bin/true", ["true"]),
            lambda: subprocess.run(["true"], check=True),
            socket.socket,
            lambda: socket.socket(socket.AF_UNIX),
            lambda: os.kill(os.getppid(), 0),
        ):
            try:
                attempt()
                yield b"done"
            except PermissionError:
                yield b"refused"
        ours, theirs = socket.socketpair()  # by which it speaks with the sandbox
        with ours, theirs:
            yield b"done"

    assert run(work) == ([b"refused"] * 6 + [b"done"], "", None)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_signal_of_somebody_else_is_not_of_its_work(number):
    def work(asked):
        os.kill(os.getpid(), number)
        yield b""

    _, ending, _ = run(work)
    assert ending == number.name and ending not in OF_ITS_WORK


def test_an_error_ends_it_with_a_code():
    assert run(lambda asked: iter([1 / 0]))[1] == "code 1"


def test_an_answer_that_is_too_large_ends_it():
    answers, ending, _ = run(lambda asked: iter([b"a", b"b" * LARGEST]))
    assert answers in ([], [b"a"]) and ending == "SIGKILL"


def test_a_process_that_works_for_ever_is_ended_with_its_maker_s_block():
    with LimitedProcess(lambda asked: iter(lambda: b"", None)) as process:
        assert process.answers()
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_it_reads_what_it_was_given_and_writes_where_results_go_and_no_further(tmp_path):
    if not landlock.abi():
        pytest.skip("the kernel has no Landlock")
    given, results, other = tmp_path / "given.py", tmp_path / "results", tmp_path / "other"
    for folder in (results, other):
        folder.mkdir()
    for path in (given, other / "secret"):
        path.write_text("x")

    def work(asked):
        for attempt in (
            given.read_text,
            lambda: (results / "report").write_text("x"),
            lambda: Path(msgspec.__file__).read_bytes(),
            lambda: os.urandom(1) and Path("/proc/self/statm").read_text(),
            (other / "secret").read_text,
            lambda: (other / "new").write_text("x"),
            lambda: given.write_text("y"),
            lambda: list(tmp_path.iterdir()),
            Path("/etc/passwd").read_text,
            lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
        ):
            try:
                attempt()
                yield b"done"
            except PermissionError:
                yield b"refused"

    answers, ending, _ = run(work, reach=Reach((given,), (results,)))
    assert (answers, ending) == ([b"done"] * 4 + [b"refused"] * 6, "")


def test_a_class_may_lie_in_more_folders_than_there_are_descriptors(tmp_path):
    if not landlock.abi():
        pytest.skip("the kernel has no Landlock")
    many, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    given = [tmp_path / f"{number}" for number in range(min(many, 1024) + 10)]
    for folder in given:
        folder.mkdir()
    (tmp_path / "secret").write_text("x")

    def work(asked):
        list(given[-1].iterdir())
        try:
            yield (tmp_path / "secret").read_bytes()
        except PermissionError:
            yield b"refused"

    resource.setrlimit(resource.RLIMIT_NOFILE, (min(many, 1024), most))
    try:
        assert run(work, reach=Reach(tuple(given)))[:2] == ([b"refused"], "")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (many, most))
