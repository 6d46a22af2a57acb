"""Answers written from the READMEs alone, as students might: right ones get everything, wrong ones do not."""

from pathlib import Path

import pytest

from autograder.course.catalog import Course
from autograder.course.plan import make_plan
from autograder.grading.references import References, judge_outputs
from autograder.sandbox.forkserver.runner import ForkedRunner

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course(ROOT)
ANSWERS = sorted((ROOT / "tests" / "samples" / "unlisted").glob("*/*.py"))


@pytest.fixture(scope="module")
def references():
    runner = ForkedRunner(warm=True)
    yield References(runner)
    runner.close()


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_right_answers_get_full_marks_and_wrong_ones_lose_some(path, references):
    hidden = COURSE.solution(path.parent.name)
    public = COURSE.handout(path.parent.name).declared(hidden.exercise)
    plan = make_plan(hidden.exercise)
    expected = references.expected(public, hidden, plan)
    run = references.run(public, path.read_bytes(), plan, hidden.exercise)
    assert run.problem is None
    _, verdicts = judge_outputs(hidden.exercise.checks, plan, run.outputs, expected, public)
    failed = [verdict.id for verdict in verdicts if verdict.status != "passed"]
    assert bool(failed) == path.stem.startswith("wrong"), failed


def test_there_are_sixty_wrong_ones():
    assert sum(path.stem.startswith("wrong") for path in ANSWERS) >= 60
