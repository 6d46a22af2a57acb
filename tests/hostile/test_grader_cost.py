"""What a hand-in or a returned value can cost the grader, and that all of it is graded.

Time is not measured here: a stage that takes longer than it may gives itself up, and says so.
"""

import runpy
from pathlib import Path

import pytest

from autograder.boundary.outputs import Returned
from autograder.course.plan import bound_values, make_plan
from autograder.grading import budget as budgets
from autograder.grading.batch import Batch, grade_in_turn, grade_many
from autograder.grading.budget import TooMuchWork
from autograder.grading.exercise import ReadyExercise
from autograder.grading.judging import judge_run
from autograder.grading.limited_reading import fingerprints
from autograder.grading.references import Expected, References
from autograder.grading.session import Grader
from autograder.judge.result import Result
from autograder.report.html import student_html
from autograder.sandbox.fake import FakeRunner
from autograder.sandbox.runner import Run
from autograder.submission.entries import Entry

COSTLY = runpy.run_path(str(Path(__file__).with_name("costly.py")))
HAND_INS, VALUES, cost = COSTLY["HAND_INS"], COSTLY["VALUES"], COSTLY["cost"]
MOST_MEMORY = 300_000_000


@pytest.fixture
def ready(course):
    exercise = COSTLY["exercise"]()
    plan = bound_values(make_plan(exercise), exercise.checks, COSTLY["EXPECTED"])
    return ReadyExercise(course.handout("decay"), exercise, plan, Expected(COSTLY["EXPECTED"]))


@pytest.fixture
def grader(course, ready):
    grader = Grader(course, FakeRunner(Returned(1.0)))
    grader.exercises["decay"] = ready
    return grader


def hand_in(folder, name):
    place = folder / "ada"
    place.mkdir()
    for file, data in HAND_INS[name]().items():
        (place / file).write_bytes(data)
    return Entry("ada", place)


@pytest.mark.parametrize("name", sorted(HAND_INS)[::5])
def test_a_costly_hand_in_is_read_and_graded_within_the_limits(grader, tmp_path, name):
    entry = hand_in(tmp_path, name)

    def work():
        (outcome,) = grade_in_turn([entry], Batch(grader, False, None))
        (result,) = outcome.results
        return f"{result.state} {budgets.exceeded()}"

    found = cost(work)
    assert found.said == "graded False" and found.memory < MOST_MEMORY


@pytest.mark.parametrize("name", sorted(VALUES)[::2])
@pytest.mark.parametrize("times", [1, 4])
def test_a_costly_value_is_judged_explained_and_drawn_within_the_limits(ready, name, times):
    made = VALUES[name]()
    output = COSTLY["received"](made if times == 1 else (made,) * times, *ready.plan.most)

    def work():
        judged = judge_run("ada", ready, {}, Run((output,)), References(FakeRunner()), shadow=True)
        student_html("ada", [Result("ada", "decay", "Decay", "graded", 7.0, judged.verdicts)], "isolated")
        return f"{len(judged.verdicts)} {budgets.exceeded()}"

    found = cost(work)
    assert found.said == f"{len(ready.exercise.checks)} False" and found.memory < MOST_MEMORY


def too_much(*stages):
    """Return a budget in which some stages cost too much at once."""
    budget = budgets.budget

    def replaced(student, exercise, stage, *seconds):
        if stage in stages and student == "ada":
            raise TooMuchWork
        return budget(student, exercise, stage, *seconds)

    return replaced


@pytest.fixture
def exceed(monkeypatch):
    def exceed(*stages):
        for module in ("batch", "grade", "judging", "student_report", "limited_reading"):
            monkeypatch.setattr(f"autograder.grading.{module}.budget", too_much(*stages))

    return exceed


def test_what_costs_too_much_to_read_earns_nothing_and_says_so(grader, tmp_path, exceed):
    exceed("reading")
    entry = hand_in(tmp_path, "tiny files")
    (outcome,) = grade_many([entry], Batch(grader, False, None), 1)
    (result,) = outcome.results
    assert (result.state, result.score) == ("graded", 0.0)
    assert result.problem.startswith("what was handed in takes more than the 5 s of computing")
    assert fingerprints([entry]) == {}


def test_what_costs_too_much_to_explain_keeps_its_verdicts(ready, exceed):
    run = Run((Returned(1.0),))
    usual = judge_run("ada", ready, {}, run, References(FakeRunner()), shadow=False)
    exceed("explaining", "likening", "judging again")
    found = judge_run("ada", ready, {}, run, References(FakeRunner()), shadow=True)
    assert [one.message for one in found.verdicts] == [one.message for one in usual.verdicts]


def test_a_check_that_costs_too_much_is_failed_alone(ready, exceed):
    exceed("judging", "judging spikes")
    verdicts = judge_run(
        "ada", ready, {}, Run((Returned(1.0),)), References(FakeRunner()), shadow=False
    ).verdicts
    failed = [verdict for verdict in verdicts if verdict.diagnosis == "costly"]
    assert [(one.id, one.status, one.earned) for one in failed] == [("spikes", "failed", 0.0)]
    assert failed[0].message.startswith("what it returned takes more than the")


def test_what_the_reference_costs_too_is_the_grader_s_fault(grader, tmp_path, exceed):
    exceed("judging", "judging spikes", budgets.REFERENCE)
    (outcome,) = grade_many([hand_in(tmp_path, "tiny files")], Batch(grader, False, None), 1)
    (result,) = outcome.results
    assert result.state == "ungraded" and "What the reference of decay returns takes more" in result.problem


def test_what_costs_too_much_to_run_fails_every_check(grader, tmp_path, exceed):
    exceed("running")
    (outcome,) = grade_many([hand_in(tmp_path, "tiny files")], Batch(grader, False, None), 1)
    (result,) = outcome.results
    assert (result.state, result.score) == ("graded", 0.0)
    assert {check.diagnosis for check in result.checks} == {"costly"}


def test_a_report_that_costs_too_much_to_draw_is_written_without_figures(grader, tmp_path, exceed):
    entry = hand_in(tmp_path, "tiny files")
    (tmp_path / "reports").mkdir()
    exceed("drawing")
    (outcome,) = grade_many([entry], Batch(grader, False, tmp_path / "reports"), 1)
    assert (outcome.report, outcome.fault) == ("ada.html", "")
    exceed("drawing", "writing")
    (outcome,) = grade_many([entry], Batch(grader, False, tmp_path / "reports"), 1)
    assert outcome.fault.startswith("its report could not be made: it takes more than the 5 s")
    assert outcome.results[0].state == "graded"
