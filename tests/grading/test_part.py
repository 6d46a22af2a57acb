"""The part of a program that is run first gives the verdict of all of it, or does not count."""

import functools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.problems import Problem
from autograder.course.catalog import find_course
from autograder.course.plan import make_plan
from autograder.grading.exercise import prepare
from autograder.grading.grade import grade_tasks, make_tasks
from autograder.grading.part import is_final
from autograder.grading.references import References
from autograder.judge.result import CheckResult
from autograder.sandbox.fake import FakeRunner
from autograder.sandbox.runner import Run
from autograder.submission.entries import class_entries, in_order, list_folder
from autograder.submission.program import make_program, sliced
from autograder.submission.submission import read_submission, submission_of

ROOT = Path(__file__).resolve().parents[2]
COURSE = find_course(ROOT)
SAMPLES = in_order(class_entries(list_folder(ROOT / "tests" / "samples" / "class")))


def notebook(*cells):
    found = [{"cell_type": "code", "source": cell, "metadata": {}, "outputs": []} for cell in cells]
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": found}).encode()


@pytest.fixture
def grade(course, runner):
    """Grade a notebook for the course's exercise; return the result and how many programs were run."""
    exercises = {"decay": prepare(course, "decay", References(runner))}

    def grade(*cells):
        noting = FakeRunner(behind=runner)
        tasks = make_tasks(submission_of("ada", {"decay.ipynb": notebook(*cells)}), exercises)
        assert tasks[0].part is not None
        (result,) = grade_tasks(tasks, noting, References(runner))
        (whole,) = grade_tasks([replace(tasks[0], part=None)], runner, References(runner))
        assert [check.earned for check in whole.checks] == [check.earned for check in result.checks]
        return result, len(noting.ran)

    return grade


def test_a_right_answer_is_graded_without_the_rest(grade, known):
    result, runs = grade(known["right"].decode(), "for k in range(10**6):\n    pass")
    assert (result.score, runs) == (5.0, 1)


def test_wrong_values_are_final(grade, known):
    result, runs = grade(known["grows"].decode(), "unused = 1")
    assert (result.score, runs) == (0.0, 1)
    assert {check.diagnosis for check in result.checks} == {"misconception:grows"}


def test_what_raises_is_run_again_with_everything(grade):
    result, runs = grade("def decay(t, tau):\n    return [][0]", "unused = 1")
    assert (result.score, runs) == (0.0, 2)


def test_what_another_cell_should_have_bound_is_told_as_ever(grade):
    result, runs = grade("def decay(t, tau):\n    return scale * t", "scale = [][0]", "unused = 1")
    assert runs == 2
    assert "name 'scale' is not defined, because cell 2, line 1 raised" in result.checks[0].message


VALUE, WRONG = Returned(1.0), Raised("ValueError", "no")
PASSED, LOST = (CheckResult("c", "c", status, 0.0, 1.0) for status in ("passed", "failed"))


@pytest.mark.parametrize(
    ("run", "verdict", "final"),
    [
        (Run((VALUE,)), LOST, True),
        (Run((WRONG,)), PASSED, True),
        (Run((VALUE,), Problem("cell 1 raised")), PASSED, True),
        (Run((VALUE,), Problem("cell 1 raised")), LOST, False),
        (Run((WRONG,)), LOST, False),
        (Run((Failed("missing", "no f"),)), LOST, False),
        (Run((Failed("not_loaded", "cell 1 hung"),)), LOST, False),
        (Run((Failed("crash", "it died"),)), LOST, False),
        (Run((Failed("timeout", "too slow", "cpu"),)), LOST, True),
        (Run((Failed("timeout", "all time is used up", "total"),)), LOST, False),
        (Run((Failed("unsendable", "a set"),)), LOST, True),
    ],
)
def test_a_part_is_final_when_it_passes_or_is_merely_wrong(run, verdict, final):
    assert is_final(run, {"c": run.outputs}, [verdict]) is final


@functools.cache
def declared(slug):
    exercise = COURSE.solution(slug).exercise
    return COURSE.handout(slug).declared(exercise), exercise


def program_and_part(submission, slug):
    handout, exercise = declared(slug)
    program, _ = make_program(submission, slug, handout.wanted, handout.provided, handout.drivers)
    if program is None:
        return None, None
    graded = {program.name_of(call.function) for check in exercise.checks for call in check.calls}
    return program, sliced(program, submission, graded)


def outcome(run):
    """Return what calls gave, as text that is equal where the verdicts are."""
    return [
        repr(replace(output, seconds=0.0) if isinstance(output, Returned) else output)
        for output in run.outputs
    ]


@pytest.mark.parametrize("entry", SAMPLES, ids=lambda entry: entry.path.name)
def test_of_the_sample_class_a_part_gives_what_the_whole_gives(entry, runner):
    submission = read_submission(entry)
    for slug in COURSE.in_order():
        program, part = program_and_part(submission, slug)
        if part:
            _, exercise = declared(slug)
            plan = make_plan(exercise)
            found = runner.run(part, plan, exercise.limits)
            outputs = {"all": found.outputs}
            if is_final(found, outputs, [LOST]):
                assert outcome(found) == outcome(runner.run(program, plan, exercise.limits)), slug


#: what people write around their answers
AROUND = (
    "# @title Imports\nimport numpy as np, matplotlib.pyplot as plt\nnp.random.seed(1)\n%matplotlib inline",
    "def show(*curves):\n    for curve in curves:\n        plt.plot(curve)\n    plt.show()",
    "noise = np.random.randn(50).cumsum()\nnoise[noise > 2] = 0\nshow(noise)",
    "broken = noise['v']",
)


def in_a_notebook(slug, source):
    """Return the program of an answer among other cells, and its part."""
    cells = (AROUND[0], AROUND[1], source.decode(), *AROUND[2:])
    submission = submission_of("ada", {f"{slug}.ipynb": notebook(*cells)})
    return program_and_part(submission, slug)


@pytest.mark.parametrize("slug", COURSE.in_order())
def test_of_known_answers_in_a_notebook_all_is_kept_and_none_of_the_rest(slug):
    solution = COURSE.solution(slug)
    known = [solution.reference, *solution.accepted.values(), *solution.misconceptions.values()]
    parts = 0
    for source in known:
        program, part = in_a_notebook(slug, source)
        kept = {cell.number: cell.source.split("\n") for cell in (part or program).cells}
        functions = [line for line in source.decode().split("\n") if line.startswith(("def ", "    return"))]
        assert [line for line in functions if line not in kept[3]] == []
        if part is not None:
            parts += 1
            assert 2 not in kept and 5 not in kept
    assert parts > len(known) / 2


@pytest.mark.parametrize("slug", ["cv_isi", "lif_update", "charge_transfer", "gwn_current", "product_rule"])
def test_references_in_a_notebook_give_what_the_whole_notebook_gives(slug, runner):
    solution = COURSE.solution(slug)
    plan = make_plan(solution.exercise)
    program, part = in_a_notebook(slug, solution.reference)
    first, whole = (runner.run(one, plan, solution.exercise.limits) for one in (part, program))
    assert first.problem is None and whole.problem is not None
    assert outcome(first) == outcome(whole)
