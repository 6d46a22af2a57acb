"""A fault of the grader is never a mark, and a fault of the submission is never ungraded."""

import pytest

from autograder.boundary.outputs import Returned
from autograder.errors import SandboxFault, SpecError, UsageError
from autograder.grading.exercise import prepare
from autograder.grading.grade import grade_tasks, make_tasks
from autograder.grading.references import References
from autograder.judge.redaction import redact
from autograder.sandbox.fake import FakeRunner
from autograder.submission.submission import submission_of


@pytest.fixture
def prepared(course, runner):
    return prepare(course, "decay", References(runner))


@pytest.fixture
def grade(prepared, runner):
    def grade(source, *script, **files):
        scripted = FakeRunner(behind=runner, faults=script)
        submission = submission_of("ada", {"decay.py": source, **files})
        return grade_tasks(make_tasks(submission, {"decay": prepared}), scripted, References(runner))[0]

    return grade


def test_a_right_answer_gets_full_marks(grade, known):
    result = grade(known["right"])
    assert (result.state, result.score, result.possible, result.problem) == ("graded", 5.0, 5.0, None)
    assert result.passed and result.student == "ada" and result.exercise == "decay"
    assert result.spec_digest and result.reference_digest and result.submission_digest


def test_what_is_printed_is_kept_from_whoever_is_graded_on_hidden_checks(grade, known):
    assert (
        grade(b"print('loaded')\n" + known["right"].replace(b"return", b"print(tau); return")).printed == ""
    )


def test_a_mistake_is_named(grade, known):
    result = grade(known["grows"])
    assert result.score == 0.0
    assert {check.diagnosis for check in result.checks} == {"misconception:grows"}
    assert "minus sign" in result.checks[0].explanation


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "0 bytes"),
        (b"def decay(t, tau:\n", "line 1"),
        (b"x = 1\n", "decay"),
        (b"def decai(t, tau):\n    return t\n", "decai"),
        (b"\x89PNG\x00\xff\xfe\x01", "decay.py"),
    ],
)
def test_a_broken_submission_is_graded_with_0_and_a_problem(grade, source, said):
    result = grade(source)
    assert (result.state, result.score) == ("graded", 0.0)
    assert len(result.checks) == 2 and said in result.problem and "Traceback" not in result.problem


@pytest.mark.parametrize("line", [b"raise SystemExit\n", b"import nowhere\n", b"input()\n", b"1 / 0\n"])
def test_a_line_that_fails_beside_a_right_answer_costs_nothing_and_is_no_problem(grade, known, line):
    result = grade(line + known["right"])
    assert (result.score, result.problem) == (5.0, None)


def test_a_line_that_fails_is_no_problem_of_a_wrong_value(grade, known):
    result = grade(b"1 / 0\n" + known["grows"])
    assert (result.score, result.problem) == (0.0, None)


def test_a_line_that_fails_is_a_problem_of_what_it_should_have_bound(grade):
    result = grade(b"1 / 0\nscale = [][0]\ndef decay(t, tau):\n    return scale * t\n")
    assert "name 'scale' is not defined, because line 2 raised" in result.checks[0].message


def test_without_an_answer_every_check_is_skipped(grade):
    result = grade(b"")
    assert {check.status for check in result.checks} == {"skipped"}
    assert [check.hidden for check in result.checks] == [False, True]


def test_a_sandbox_that_dies_once_gets_a_second_chance(grade, known):
    assert grade(known["right"], SandboxFault("It died.")).score == 5.0


def test_a_sandbox_that_dies_twice_leaves_the_submission_ungraded(grade, known):
    result = grade(known["right"], SandboxFault("It died."), SandboxFault("It died again."))
    assert (result.state, result.score, result.checks) == ("ungraded", None, ())
    assert result.problem == "It died again." and not result.passed


def test_a_fault_in_the_grader_itself_is_ungraded_and_says_where(grade, known):
    result = grade(known["right"], ZeroDivisionError("oh"))
    assert (result.state, result.score) == ("ungraded", None)
    assert "ZeroDivisionError in fake.py, line" in result.problem


def test_an_interruption_is_not_swallowed(grade, known):
    with pytest.raises(KeyboardInterrupt):
        grade(known["right"], KeyboardInterrupt())


def test_a_reference_that_fails_makes_the_exercise_ungraded_without_a_run(course, runner, solutions, known):
    (solutions / "decay.py").write_text("def decay(t, tau):\n    raise ValueError('oh')\n")
    prepared = prepare(course, "decay", References(runner))
    assert prepared.expected is None and "check decay of decay" in prepared.fault
    scripted = FakeRunner(behind=runner)
    result = grade_tasks(
        make_tasks(submission_of("ada", {"decay.py": known["right"]}), {"decay": prepared}),
        scripted,
        References(runner),
    )[0]
    assert (result.state, result.problem, scripted.ran) == ("ungraded", prepared.fault, [])


def test_a_reference_that_gives_a_value_no_check_can_use_is_a_fault(course, runner, solutions):
    (solutions / "decay.py").write_text("def decay(t, tau):\n    return t * float('nan')\n")
    assert "check decay of decay" in prepare(course, "decay", References(runner)).fault


def test_a_wrong_spec_is_the_authors_mistake_and_no_fault(course, runner, respec):
    respec("points=2", "points='two'")
    with pytest.raises(SpecError, match="'points'"):
        prepare(course, "decay", References(runner))


def test_an_unknown_exercise_is_the_callers_mistake(course, runner):
    with pytest.raises(UsageError, match="did you mean"):
        prepare(course, "decays", References(runner))


def test_exercises_are_announced_before_they_are_run(course, prepared, runner, known):
    submission = submission_of("ada", {"decay.py": known["right"]})
    scripted = FakeRunner(behind=runner)
    exercises = {"decay": prepared, "again": prepared, "more": prepared}
    results = grade_tasks(make_tasks(submission, exercises), scripted, References(runner))
    assert [result.score for result in results] == [5.0] * 3
    assert scripted.events == [
        "preload", "preload", "run", "preload", "preload", "run", "preload", "run",
    ]  # fmt: skip


def test_misconceptions_run_only_when_something_failed(course, prepared, runner, known):
    references = References(FakeRunner(behind=runner))
    exercises = {"decay": prepared}
    right, wrong = (submission_of("ada", {"decay.py": known[name]}) for name in ("right", "grows"))
    grade_tasks(make_tasks(right, exercises), runner, references)
    assert references.runner.ran == []
    for _ in range(2):
        grade_tasks(make_tasks(wrong, exercises), runner, references)
    assert references.runner.ran == ["decay", "decay"]


def test_what_a_submission_prints_or_leaves_reaches_no_later_one(grade, known):
    assert (
        grade(b"import numpy as np\nnp.exp = np.cos\ndef decay(t, tau): return np.exp(-t / tau)\n").score == 0
    )
    assert grade(known["right"]).score == 5.0


def test_expected_outputs_are_the_references(prepared):
    outputs = prepared.expected.outputs
    assert list(outputs) == [check.id for check in prepared.exercise.checks]
    assert all(isinstance(output, Returned) for found in outputs.values() for output in found)


def test_numbers_that_no_misconception_gives_are_explained_to_the_student_where_the_check_is_visible(
    grade, known
):
    twice = known["right"].replace(b"return ", b"return 2 * ")
    result = grade(twice)
    assert {(check.diagnosis, check.explanation) for check in result.checks} == {
        ("factor:number", "Your values are the right ones times 2.")
    }
    shown = {check.hidden: check.explanation for check in redact(result).checks}
    assert shown == {False: "Your values are the right ones times 2.", True: ""}


def test_an_argument_that_is_not_used_is_found_by_running_the_reference_again(grade, known):
    result = grade(known["right"].replace(b"/ tau", b"/ 1.0"))
    assert {(check.diagnosis, check.explanation) for check in result.checks} == {
        ("argument", "Your result is what comes out when tau is 1, whatever is passed.")
    }


def test_a_reference_that_cannot_be_run_again_costs_no_mark(prepared, runner, known):
    source = known["right"].replace(b"/ tau", b"* tau * 0.9")
    submission = submission_of("ada", {"decay.py": source})
    broken = References(FakeRunner(behind=runner, faults=[None] * 2 + [SandboxFault("gone")] * 9))
    (result,) = grade_tasks(make_tasks(submission, {"decay": prepared}), runner, broken)
    assert result.state == "graded"


def test_a_name_that_is_not_defined_gets_the_name_that_was_meant(grade):
    result = grade(b"import numpy as np\ndef decay(t, tau):\n    return np.exp(-t / ta)\n")
    assert "name 'ta' is not defined; did you mean 'tau'?" in result.checks[0].message
    assert result.checks[0].hint == ""


def test_a_stub_is_not_written_yet(grade, known):
    result = grade(known["stub"])
    assert {check.diagnosis for check in result.checks} == {"raised:unwritten"}
    assert "not written yet" in result.checks[0].message
