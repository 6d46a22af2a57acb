"""On a machine without room for another process the fork server waits, says so, and lives on."""

import sys

import pytest

from autograder.boundary.outputs import Returned
from autograder.compare import exact
from autograder.course.plan import make_plan
from autograder.course.spec import Call, Check, Exercise, Limits
from autograder.errors import Starved
from autograder.sandbox.forkserver import process
from autograder.submission.cells import Cell
from autograder.submission.program import Program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="programs are forked on Linux only")

#: from when on there is no room, how often, and for how long a fork is tried
SHORT = """
import errno, os
from autograder.sandbox.forkserver import zygote
from autograder.sandbox.lockdown import forks
forks.PATIENCE = {patience}
real, left = os.fork, [{fails}]
def fork():
    if zygote.SHORT and left[0] > 0:
        left[0] -= 1
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return real()
os.fork = fork
zygote.SHORT = False
begin = zygote.Zygote.serve
def serve(self):
    zygote.SHORT = True
    begin(self)
zygote.Zygote.serve = serve
"""
PROGRAM = Program("answer", "script", (Cell(0, "def f(x): return x + 1"),), {}, None, frozenset(), "")
CHECK = Check(id="c", points=1, call=Call("f", 1), expect=exact())
PLAN = make_plan(Exercise(slug="a", title="A", checks=(CHECK,)))


@pytest.fixture
def short(monkeypatch):
    runners = []

    def start(**values):
        from autograder.sandbox.forkserver.runner import ForkedRunner

        code = f"exec({SHORT.format(**values)!r}); from autograder"
        monkeypatch.setattr(process, "BOOTSTRAP", process.BOOTSTRAP.replace("from autograder", code, 1))
        runners.append(ForkedRunner(warm=False))
        return runners[-1]

    yield start
    for runner in runners:
        runner.close()


def value(runner):
    (output,) = runner.run(PROGRAM, PLAN, Limits()).outputs
    assert isinstance(output, Returned)
    return output.value


def test_a_child_for_which_there_is_no_room_is_forked_when_there_is_some(short):
    assert value(short(fails=5, patience=60.0)) == 2


def test_where_there_is_none_for_long_that_is_said_and_the_next_program_is_run(short):
    runner = short(fails=3, patience=0.0)
    for _ in range(3):
        with pytest.raises(Starved, match=r"Resource temporarily unavailable; .* fewer --jobs"):
            value(runner)
    assert value(runner) == 2
