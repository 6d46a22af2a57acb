"""Known answers run once each, and a reference that gives nothing to compare with is a fault."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.problems import Problem
from autograder.course.declared import docstring_line
from autograder.course.plan import make_plan
from autograder.course.spec import Call
from autograder.errors import ReferenceFault, SandboxFault
from autograder.grading.references import References, judge_outputs
from autograder.sandbox.fake import FakeRunner


@pytest.fixture
def halves(course):
    public, hidden = course.handout("decay"), course.solution("decay")
    return public, hidden, make_plan(hidden.exercise)


def test_the_same_source_and_plan_run_once(halves):
    public, hidden, plan = halves
    fake = FakeRunner(Returned(1.0), Returned(2.0), Returned([1.0]))
    references = References(fake)
    one = references.expected(public, hidden, plan)
    two = references.expected(public, hidden, plan)
    assert len(fake.ran) == 1 and one == two and len(one.digest) == 64


def test_another_source_plan_or_provided_file_runs_again(halves):
    public, hidden, plan = halves
    fake = FakeRunner(Returned(1.0), Returned(2.0), Returned([1.0]))
    references = References(fake)
    others = [
        (public, hidden.reference, plan),
        (public, hidden.reference + b"\n", plan),
        (public, hidden.reference, replace(plan, digest="other")),
        (replace(public, provided={"data.csv": b"1"}), hidden.reference, plan),
        (replace(public, provided={"data.csv": b"2"}), hidden.reference, plan),
        (replace(public, drivers=b"def f(function): return 1\n"), hidden.reference, plan),
    ]
    for count, (half, source, made) in enumerate(others, 1):
        references.run(half, source, made, hidden.exercise)
        assert len(fake.ran) == count


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        ([Raised("ValueError", "oh"), Returned(1.0), Returned(1.0)], "check decay of decay: .*ValueError"),
        (
            [Returned(1.0), Returned(1.0), Failed("timeout", "it was stopped")],
            "check other-time-constant of decay: .*stopped",
        ),
        ([Returned(float("nan")), Returned(1.0), Returned(1.0)], "check decay of decay"),
    ],
)
def test_outputs_that_no_check_can_use_are_a_fault_that_names_the_check(halves, outputs, said):
    with pytest.raises(ReferenceFault, match=said) as caught:
        References(FakeRunner(*outputs)).expected(*halves)
    assert "\n" not in str(caught.value)


def test_a_reference_that_does_not_load_is_a_fault(halves):
    fake = FakeRunner(
        Returned(1.0), Returned(2.0), Returned([1.0]), problem=Problem("the file stopped at line 3")
    )
    with pytest.raises(ReferenceFault, match="of decay could not be loaded: the file stopped at line 3"):
        References(fake).expected(*halves)


def test_misconceptions_come_by_name_with_their_sentence(halves, runner):
    references = References(runner)
    expected = references.expected(*halves)
    known = references.misconceptions(*halves, expected)
    assert [mistake.name for mistake in known] == ["grows", "hard_coded_tau"]
    assert known[0].text == "Your potential grows: a decay needs a minus sign in the exponent."
    assert set(known[1].outputs) == {"other-time-constant"}
    assert references.misconceptions(*halves, expected) is known


def test_outputs_are_judged_by_check(halves, runner):
    public, hidden, plan = halves
    expected = References(runner).expected(public, hidden, plan)
    outputs, verdicts = judge_outputs(
        hidden.exercise.checks, plan, (*expected.outputs["decay"], *2 * [Returned(0.0)]), expected, public
    )
    assert set(outputs) == {"decay", "other-time-constant"}
    assert [verdict.status for verdict in verdicts] == ["passed", "failed"]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (b'"""One.\n\nTwo.\n"""\n', "One."),
        (b'"""\n  One.  \n"""\n', "One."),
        (b"# no docstring\nx = 1\n", ""),
        (b"", ""),
        (b"def broken(:\n", ""),
        (b"\xff\xfe", ""),
        (b"a = '\0'\n", ""),
        ('"""Größer."""'.encode(), "Größer."),
    ],
)
def test_the_first_line_of_a_docstring_is_found_or_there_is_none(source, line):
    assert docstring_line(source) == line


def test_the_reference_answers_other_calls_of_an_exercise_as_it_is_declared(halves, runner):
    public, hidden, _ = halves
    references = References(runner)
    calls = [Call("decay", np.array([0.0, 2.0]), 2.0), Call("decay", np.array([0.0]), "text")]
    first, second = references.on_other_calls(public, hidden, calls)
    assert np.allclose(first.value, [1.0, np.exp(-1.0)]) and isinstance(second, Raised)


def test_a_sandbox_that_fails_on_other_calls_explains_nothing(halves):
    public, hidden, _ = halves
    fake = FakeRunner(faults=[SandboxFault("gone")])
    assert References(fake).on_other_calls(public, hidden, [Call("decay", 1.0, 2.0)]) == ()
