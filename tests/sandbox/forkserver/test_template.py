"""Zygotes are replaced, when they have served their time, died, or had a child that was not locked down."""

import os
import signal
import time
from pathlib import Path

import pytest

from autograder.boundary.outputs import Returned
from autograder.compare import exact
from autograder.course.plan import make_plan
from autograder.course.spec import Call, Check, Exercise, Limits
from autograder.errors import SandboxFault
from autograder.grading.exercise import prepare
from autograder.grading.grade import grade_tasks, make_tasks
from autograder.grading.references import References
from autograder.sandbox.forkserver import process, runner
from autograder.sandbox.forkserver.runner import ForkedRunner
from autograder.submission.cells import Cell
from autograder.submission.program import Program
from autograder.submission.submission import submission_of

PLAN = make_plan(
    Exercise(slug="a", title="a", checks=(Check(id="c", points=1, call=Call("parent"), expect=exact()),))
)


@pytest.fixture
def make_runner():
    runners = []

    def make(*, warm=False):
        runners.append(ForkedRunner(warm=warm))
        return runners[-1]

    yield make
    for made in runners:
        made.close()


def parent(runner, module="numpy"):
    """Return the process that forked a child, as the child sees it."""
    cells = (Cell(0, "import os\nparent = os.getppid\n"),)
    program = Program(
        name="a", kind="script", cells=cells, files={}, drivers=None, modules=frozenset([module]), digest=""
    )
    (output,) = runner.run(program, PLAN, Limits()).outputs
    assert isinstance(output, Returned), output
    return output.value


def below(pid):
    """Return the processes that a process has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_zygote_is_replaced_when_it_has_served_its_time(make_runner, monkeypatch):
    code = process.BOOTSTRAP.replace(
        "from autograder",
        "from autograder.sandbox.forkserver import zygote; zygote.RENEWAL = 3; from autograder",
    )
    monkeypatch.setattr(process, "BOOTSTRAP", code)
    runner = make_runner(warm=True)  # children are forked ahead
    parents = [parent(runner) for _ in range(10)]
    assert len(set(parents)) >= 3 and max(map(parents.count, parents)) <= 3
    deadline = time.monotonic() + 10  # those before have their last children still to reap
    while len(below(runner._zygote.pid)) > 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(below(runner._zygote.pid)) <= 2  # one may wait for its last child


def test_zygotes_of_other_import_sets_are_replaced_as_well(make_runner):
    runner = make_runner()
    numpy, seen = parent(runner), {parent(runner, "sympy")}
    for _ in range(20):
        runner._zygote.requests(("numpy", "sympy"), fresh=True)
    assert parent(runner, "sympy") not in seen | {numpy}
    assert parent(runner) == numpy


def test_a_zygote_that_died_is_replaced(make_runner):
    runner = make_runner()
    before = parent(runner)
    (zygote,) = below(runner._zygote.pid)
    os.kill(zygote, signal.SIGKILL)
    assert parent(runner) != before


def test_a_template_that_died_is_replaced_for_the_submission_after(make_runner):
    runner = make_runner()
    parent(runner), parent(runner, "sympy")
    _, template = below(runner._zygote.pid)
    os.kill(template, signal.SIGKILL)
    with pytest.raises(SandboxFault, match=r"ended by itself|parent is gone"):
        while True:  # until the news of its end is there
            parent(runner, "sympy")
    parent(runner, "sympy")


@pytest.fixture
def lying(monkeypatch):
    """Have some of the next children's self-tests say that a socket could be made."""
    answers = []
    real = runner._attested

    def attested(session):
        said = real(session)
        return {**said, **(answers.pop() if answers else {})}

    monkeypatch.setattr(runner, "_attested", attested)
    return answers


def test_a_child_that_is_not_locked_down_is_refused_and_the_next_has_another_parent(make_runner, lying):
    runner = make_runner()
    before = parent(runner)
    assert parent(runner) == before
    lying.append({"socket": "OPEN"})
    with pytest.raises(
        SandboxFault, match=r"failed the self-test of its lock-down \(socket: OPEN instead of"
    ):
        parent(runner)
    assert parent(runner) != before


@pytest.mark.parametrize(("times", "state"), [(1, "graded"), (2, "ungraded")])
def test_a_submission_that_met_a_failed_self_test_is_tried_once_more(
    course, known, make_runner, lying, times, state
):
    runner = make_runner()
    references = References(runner)
    prepared = prepare(course, "decay", references)
    lying.extend([{"fork": "OPEN"}] * times)
    submission = submission_of("ada", {"decay.py": known["right"]})
    (result,) = grade_tasks(make_tasks(submission, {"decay": prepared}), runner, references)
    assert result.state == state
    assert ("fork: OPEN" in (result.problem or "")) == (state == "ungraded")


def test_libraries_that_are_announced_are_read_before_they_are_asked_for(make_runner):
    runner = make_runner()
    runner.expect([frozenset({"sympy"}), frozenset({"sympy", "os"}), frozenset({"numpy"})])
    assert runner.level  # it is ready, and reads the announcement next
    deadline = time.monotonic() + 10
    while len(below(runner._zygote.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    begun = below(runner._zygote.pid)
    assert len(begun) == 2  # its own zygote, and the template for both
    parent(runner, "sympy")
    assert below(runner._zygote.pid) == begun


def test_an_announcement_to_a_process_that_is_gone_shows_when_something_is_run(make_runner):
    runner = make_runner()
    assert runner.level
    os.kill(runner._zygote.pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while runner._zygote._process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    runner.expect([frozenset({"sympy"})])
    with pytest.raises(SandboxFault, match="ended by itself"):
        parent(runner, "sympy")
