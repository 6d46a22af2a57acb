"""What loads ahead of its turn is stopped after a little, goes on at its turn, and is charged for neither."""

import sys
import time
from pathlib import Path

import pytest

from autograder.boundary.outputs import Failed, Returned
from autograder.compare import exact
from autograder.course.plan import make_plan
from autograder.course.spec import Call, Check, Exercise, Limits
from autograder.sandbox.processes import cpu_seconds
from autograder.submission.cells import Cell
from autograder.submission.program import Program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="programs load ahead on Linux only")

THREADS = """
import hashlib, threading
def spin(): hashlib.pbkdf2_hmac("sha256", b"x", b"y", 2_000_000_000)
for _ in range(30):
    threading.Thread(target=spin, daemon=True).start()
"""
SLOW = """
import time
while time.process_time() < 1.5: pass
def f(x): return x + 1
"""
LIMITS = Limits(call_seconds=1.0, cell_seconds=20.0)
PLAN = make_plan(
    Exercise(
        slug="a", title="A", checks=(Check(id="c", points=1, call=Call("f", 1), expect=exact()),)
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def runner():
    from autograder.sandbox.forkserver.runner import ForkedRunner

    runner = ForkedRunner(warm=True)
    yield runner
    runner.close()


def preloaded(runner, source):
    """Have a program load ahead until it is stopped; return it and its process."""
    cells = (Cell(0, source),)
    program = Program("answer", "script", cells, {}, None, frozenset(), digest=str(hash(source)))
    runner.preload(program, PLAN, LIMITS)
    (session,) = runner._begun.values()
    deadline = time.monotonic() + 120
    while not session._pid:
        assert session.alive and time.monotonic() < deadline
    while states(session._pid) != {"T"}:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return program, session


def states(pid):
    """Return the states of a process's threads, as one letter each."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return {(thread / "stat").read_text().rpartition(")")[2].split()[0] for thread in threads}


def test_threads_that_spin_ahead_of_their_turn_are_all_stopped(runner):
    program, session = preloaded(runner, THREADS)
    before = cpu_seconds(session._pid)
    time.sleep(0.2)
    assert cpu_seconds(session._pid) == before
    (output,) = runner.run(program, PLAN, LIMITS).outputs
    assert isinstance(output, Failed)


def test_an_honest_program_that_loads_slowly_goes_on_where_it_was_and_nothing_is_charged(runner):
    program, session = preloaded(runner, SLOW)
    begun = session.begun
    time.sleep(1.2 * LIMITS.call_seconds)
    (output,) = runner.run(program, PLAN, LIMITS).outputs
    assert isinstance(output, Returned) and output.value == 2
    assert session.begun >= begun + LIMITS.call_seconds


def test_a_child_that_ended_ahead_of_its_turn_is_begun_again(runner):
    source = "import os\ndef f(x): return x + 1\nos._exit(0)"
    cells = (Cell(0, source),)
    program = Program("answer", "script", cells, {}, None, frozenset(), digest="ends")
    runner.preload(program, PLAN, LIMITS)
    (output,) = runner.run(program, PLAN, LIMITS).outputs
    assert output.code == "not_loaded:crash"
