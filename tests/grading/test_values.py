"""Exercises that ask for variables: judged as they are, and with some of the program's names held."""

import json

import pytest

from autograder.course.catalog import Course
from autograder.course.examples import read_examples, write_examples
from autograder.course.plan import make_plan
from autograder.errors import SpecError
from autograder.grading.references import References
from autograder.grading.session import Grader
from autograder.judge.records import to_record
from autograder.sandbox.forkserver.runner import ForkedRunner
from autograder.sandbox.portable import PortableRunner
from autograder.submission.answer_file import answers
from autograder.submission.submission import submission_of

STUB = "t = 2.0  # s\ntau = 0.5  # s\nrate = ...\nslope = ...\n"
RIGHT = "t = 2.0\ntau = 0.5\nrate = t / tau\nslope = -rate / tau\n"
SPEC = """
from autograder import Check, Exercise, Limits, Value, close
GIVEN = {"t": 3.25, "tau": 0.7321}
EXERCISE = Exercise(
    slug="rates",
    title="Rates",
    limits=Limits(cell_seconds=1.0),
    checks=(
        Check(id="rate", points=1, call=Value("rate"), expect=close()),
        Check(id="slope", points=1, call=Value("slope"), expect=close()),
        Check(id="shown", points=1, call=Value("slope", given={"tau": 4.0}), expect=close()),
        Check(id="other", points=3, call=(Value("rate", given=GIVEN), Value("slope", given=GIVEN)),
              expect=close(), hidden=True),
    ),
)
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    root = tmp_path_factory.mktemp("values")
    for half, name, text in (
        ("exercises", "rates.py", STUB),
        ("solutions", "rates.py", RIGHT),
        ("solutions", "spec.py", SPEC),
    ):
        path = root / half / "rates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Course(root)


@pytest.fixture(scope="module", params=["forked", "portable"])
def grader(request, course):
    runner = PortableRunner() if request.param == "portable" else ForkedRunner(warm=True)
    grader = Grader(course, runner)
    grader.prepare("rates")
    yield grader
    runner.close()


def graded(grader, source, name="rates.py"):
    data = source if isinstance(source, bytes) else source.encode()
    (result,) = grader.grade(submission_of("ada", {name: data}))
    return result, {check.id: check for check in result.checks if check.status == "passed"}.keys()


def book(*sources):
    return json.dumps({"cells": [{"cell_type": "code", "source": source} for source in sources]})


@pytest.mark.parametrize(
    ("source", "passed"),
    [
        (RIGHT, {"rate", "slope", "shown", "other"}),
        (RIGHT.replace("-rate / tau", "-8.0"), {"rate", "slope"}),
        (RIGHT.replace("t / tau", "2 / tau"), {"rate", "slope", "shown"}),
        (STUB, set()),
        ("t = 2.0\ntau = 500\ntau = tau / 1000\nrate = t / tau\nslope = -rate / tau\n", {"rate", "slope"}),
        ("import no_such_thing\n" + RIGHT, {"rate", "slope", "shown", "other"}),
        (RIGHT + "rate = 1 / 0\n", {"rate", "slope", "shown", "other"}),
    ],
)
def test_what_a_program_binds_is_judged_also_with_other_values(grader, source, passed):
    result, found = graded(grader, source)
    assert result.state == "graded" and found == passed


def test_a_notebook_is_held_in_every_cell(grader):
    cells = ("t, tau = 2.0, 0.5", "%matplotlib inline\nrate = t / tau", "tau = 0.5\nslope = -rate / tau")
    assert graded(grader, book(*cells), "hw.ipynb")[1] == {"rate", "slope", "shown", "other"}


@pytest.mark.parametrize(
    ("source", "check", "message"),
    [
        (STUB, "rate", "rate is still ..., as it was handed out"),
        (RIGHT.replace("rate = t", "rates = t"), "rate", "rate is not defined"),
        (RIGHT + "rate = {1, 2}\n", "rate", "rate is a set"),
        (RIGHT + "rate = print\n", "rate", "perhaps a function without its parentheses"),
        (RIGHT + "slope = 'no'\n", "slope", "is text instead of a number"),
        (RIGHT + "rate = 1 / 0\nslope = [1, 2, 3]\n", "slope", "has 3 values instead of a single number"),
    ],
)
def test_what_is_wrong_with_a_value_is_said_of_a_variable(grader, source, check, message):
    result, _ = graded(grader, source)
    (verdict,) = [one for one in result.checks if one.id == check]
    assert message in verdict.message and "returned" not in verdict.message


@pytest.mark.parametrize(
    "trap",
    [
        "if tau != 0.5:\n    raise ValueError(f'tau is {tau}')\n",
        "if tau != 0.5:\n    slope = {tau, t}\n",
        "print(tau, t)\n",
        "if t != 2.0:\n    class Odd:\n        def __repr__(self): return str(tau)\n    rate = Odd()\n",
    ],
)
def test_no_held_value_of_a_hidden_check_is_told(grader, trap):
    source = "t = 2.0\ntau = 0.5\n" + trap.replace("slope", "rate") + "rate = t / tau\nslope = rate\n" + trap
    result, _ = graded(grader, source)
    assert "0.7321" not in json.dumps(to_record(result)) and "0.7321" not in repr(result)


def test_a_hang_with_other_values_costs_the_checks_that_have_them(grader):
    source = RIGHT + "while tau == 0.7321:\n    pass\n"
    result, passed = graded(grader, source)
    assert passed == {"rate", "slope", "shown", "other"}  # what it binds before is kept
    result, passed = graded(grader, "t = 2.0\ntau = 0.5\nwhile tau == 0.7321:\n    pass\n" + RIGHT)
    assert passed == {"rate", "slope", "shown", "other"} and result.problems == ()


def test_a_program_answers_with_all_values_or_by_name(course):
    wanted = {"rates": course.wanted("rates")}

    def answered(files):
        return answers(submission_of("ada", {name: text.encode() for name, text in files.items()}), wanted)

    assert answered({"hw.py": RIGHT}) == answered({"hw.ipynb": book(RIGHT)}) == ("rates",)
    assert answered({"rates.py": "x = 1"}) == ("rates",)
    assert answered({"hw.py": "t = 1\ntau = 2"}) == answered({"hw.py": "rate = 1"}) == ()


def test_a_program_that_binds_some_answers_when_the_exercise_is_named(grader):
    assert graded(grader, "t = 2.0\ntau = 0.5\nrate = t / tau", "hw.py")[1] == {"rate"}
    result, passed = graded(grader, "t = 2.0\ntau = 0.5", "hw.py")
    assert not passed and "no other defines rate and slope" in result.problem


def test_examples_hold_values_and_what_is_given(course, grader):
    public = course.handout("rates")
    hidden = course.solution("rates")
    expected = References(grader.runner).expected(public, hidden, make_plan(hidden.exercise))
    text = write_examples(hidden.exercise, expected.outputs)
    assert "0.7321" not in text
    (public.folder / "examples.json").write_text(text)
    exercise, outputs, count = read_examples(public)
    assert [repr(call) for check in exercise.checks for call in check.calls] == [
        "Value('rate')",
        "Value('slope')",
        "Value('slope', given=['tau'])",
    ]
    assert outputs["shown"][0].value == pytest.approx(-0.125) and count == 1


def test_a_set_of_given_values_has_a_child_of_its_own_and_is_secret_if_hidden_checks_alone_have_it(course):
    plan = make_plan(course.solution("rates").exercise)
    assert len(plan.messages) == 5 and len(set(plan.held)) == 3
    assert plan.secret == {plan.held[3]} == {plan.held[4]} and plan.held[:2] == (b"", b"")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('Value("rate")', 'Value("t")', "one of rate, slope"),
        ('given={"tau": 4.0}', 'given={"tao": 4.0}', "a name that the stub binds"),
        ('given={"tau": 4.0}', 'given={"rate": 4.0}', "a name that the stub binds"),
        ('given={"tau": 4.0}', 'given={"slope": 4.0}', "other names than its own"),
        ('given={"tau": 4.0}', "given=[4.0]", "a dict such as"),
        ('given={"tau": 4.0}', 'given={"tau": object()}', "plain values"),
        (
            'call=Value("rate")',
            'call=tuple(Value("rate", given={"tau": float(k)}) for k in range(1, 4))',
            "at most 3",
        ),
    ],
)
def test_an_authors_mistake_is_one_sentence(course, tmp_path, old, new, sentence):
    import shutil

    shutil.copytree(course.root, tmp_path / "course")
    path = tmp_path / "course" / "solutions" / "rates" / "spec.py"
    assert old in SPEC
    path.write_text(SPEC.replace(old, new, 1))
    with pytest.raises(SpecError, match=sentence):
        make_plan(Course(tmp_path / "course").solution("rates").exercise)
