"""Nobody passes the impossible check; where somebody does, nothing more is graded."""

import json

import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.values import Symbolic
from autograder.compare import close
from autograder.compare.base import PASSED, Comparison
from autograder.compare.exact import Exact
from autograder.course.spec import Call, Check, Exercise
from autograder.errors import ImpossiblePass
from autograder.grading.batch import Batch, grade_many
from autograder.grading.exercise import prepare
from autograder.grading.impossible import impossible_check, refuse_pass, with_secret
from autograder.grading.references import References
from autograder.grading.session import Grader
from autograder.judge.verdict import judge
from autograder.submission.entries import class_entries, in_order, list_folder

EXERCISE = Exercise(
    slug="decay",
    title="decay",
    checks=(Check(id="first", points=1, call=Call("f", 1.0), expect=close()),),
)
OUTPUTS = [
    1.5,
    7,
    True,
    "text",
    None,
    b"",
    [],
    (),
    {},
    np.array([]),
    np.zeros((0, 3)),
    np.array([True, False]),
    np.arange(6.0).reshape(2, 3),
    (np.arange(3.0), {"v": [1, 2.5]}, "x"),
    Symbolic(("symbol", "a")),
]


def attempt(reference, value):
    """Hold an output against the secret made in the form of a reference's output."""
    nobody = with_secret(impossible_check(EXERCISE), EXERCISE, {"first": (reference,)})
    output = value if isinstance(value, Raised | Failed) else Returned(value)
    return judge(nobody.check, [output], nobody.expected), nobody


@pytest.mark.parametrize("value", OUTPUTS, ids=repr)
def test_no_output_passes_not_even_the_references_own(value):
    for answer in (value, Raised("ValueError", ""), Failed("missing", "not there")):
        verdict, _ = attempt(Returned(value), answer)
        assert verdict.earned == 0.0 and verdict.status != "passed"
        refuse_pass(verdict, "ada's decay")


def test_the_secret_has_the_form_of_the_reference_so_that_nothing_but_its_values_stops_an_answer():
    value = (np.arange(4.0), {"v": [1.0, 2.0]}, 5)
    verdict, nobody = attempt(Returned(value), value)
    assert verdict.diagnosis is None  # the last rung: everything before the values is right
    assert judge(nobody.check, nobody.expected, nobody.expected).status == "passed"


def test_a_reference_that_raises_lends_no_form_and_is_not_passed_either():
    verdict, _ = attempt(Raised("ValueError", ""), "text")
    assert verdict.status != "passed"


def test_every_run_has_a_secret_and_an_id_of_its_own():
    made = [attempt(Returned(1.0), 1.0)[1] for _ in range(20)]
    assert len({one.check.id for one in made}) == len({one.expected for one in made}) == 20


def test_it_costs_no_call_and_no_point(course, runner):
    ready = prepare(course, "decay", References(runner))
    assert ready.impossible is not None
    assert ready.impossible.check.id not in {check.id for check in ready.exercise.checks}
    assert len(ready.plan.messages) == len(
        {place for where in ready.plan.positions.values() for place in where}
    )
    assert ready.plan.positions[ready.impossible.check.id] == ready.plan.positions["decay"][:1]
    assert ready.exercise.possible == sum(check.points for check in ready.exercise.checks)


@pytest.fixture
def gullible(monkeypatch):
    """Have the exact comparer take any value for the right one."""
    compare = Exact.compare

    def yes(self, output, expected) -> Comparison:
        return PASSED if isinstance(output, Returned) else compare(self, output, expected)

    monkeypatch.setattr(Exact, "compare", yes)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pass_stops_the_batch(course, runner, hand_in, gullible, jobs):
    grader = Grader(course, runner)
    grader.prepare("decay")
    students = [f"s{number}" for number in range(12)]
    entries = in_order(class_entries(list_folder(hand_in(**dict.fromkeys(students, "right")))))
    graded = []
    with pytest.raises(ImpossiblePass, match=r"s\d+'s decay passed a check that nobody can pass"):
        for outcome in grade_many(entries, Batch(grader, False, None), jobs):
            graded.append(outcome)
    assert len(graded) < len(students)


def test_grade_and_demo_end_with_exit_3_and_one_sentence(invoke, hand_in, course, gullible):
    hand_in(ada="stub", ben="right")
    done = invoke("grade", "class", "-o", "out")
    assert done.code == 3 and "The grader itself is at fault" in done.err
    assert "Traceback" not in done.err and "impossible-" not in done.err
    assert [
        entry["student"] for entry in json.loads((course.root / "out/results.json").read_text())["results"]
    ] in ([], ["ada"])
    assert invoke("demo").code == 3


def test_results_and_reports_never_show_it(invoke, hand_in, course):
    hand_in(ada="right", ben="grows")
    assert invoke("grade", "class", "-o", "out").code == 0
    for path in (course.root / "out").rglob("*.*"):
        assert b"impossible" not in path.read_bytes(), path
