"""A stub may ask for a class: a driver gets it, and an untouched one is no answer."""

import ast

import pytest

from autograder.boundary.wanted import code_digests
from autograder.course.catalog import Course
from autograder.course.declared import functions_of
from autograder.grading.session import Grader
from autograder.submission.outline import outline_of
from autograder.submission.submission import submission_of

STUB = '''
class Neuron:
    """A leaky integrator.

    Parameters
    ----------
    tau : float
        Time constant in ms.
    """

    def __init__(self, tau, dt=0.1):
        self.tau, self.dt, self.v = tau, dt, 0.0

    def step(self, current):
        """Move on by one step."""
        raise NotImplementedError("step is yours to write")
'''
RIGHT = STUB.replace(
    'raise NotImplementedError("step is yours to write")',
    "self.v += self.dt * (current - self.v) / self.tau\n        return self.v",
)
DRIVERS = """
def steps(neuron, tau, currents):
    made = neuron(tau)
    return [made.step(current) for current in currents]
"""
SPEC = """
from autograder import Call, Check, Exercise, close
EXERCISE = Exercise(
    slug="leak", title="Leak", aliases={"Neuron": ("LeakyNeuron",)},
    checks=(
        Check(id="steps", points=1, call=Call("Neuron", 7.0, [1.0, 2.0], driver="steps"), expect=close()),
    ),
)
"""


@pytest.fixture
def course(tmp_path):
    for name, text in (
        ("exercises/leak/leak.py", STUB),
        ("exercises/leak/drivers.py", DRIVERS),
        ("solutions/leak/leak.py", RIGHT),
        ("solutions/leak/spec.py", SPEC),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Course(tmp_path)


@pytest.mark.parametrize(
    ("source", "earned"),
    [
        (RIGHT, 1),
        (STUB + RIGHT.replace("Neuron", "LeakyNeuron"), 1),
        (RIGHT.replace("Neuron", "LeakyNeuron") + STUB, 1),
        (STUB, 0),
        (RIGHT.replace("/ self.tau", "* self.tau"), 0),
        ("import dataclasses\n\n@dataclasses.dataclass\nclass Neuron:\n    tau: float\n    v: float = 0.0\n"
         "    def step(self, current):\n        self.v += 0.1 * (current - self.v) / self.tau\n"
         "        return self.v\n", 1),
    ],
)  # fmt: skip
def test_a_driver_gets_the_class(course, runner, source, earned):
    grader = Grader(course, runner)
    grader.prepare("leak")
    (result,) = grader.grade(submission_of("ada", {"hw.py": source.encode()}))
    assert result.score == earned


def test_a_class_takes_what_its_init_takes():
    assert functions_of(STUB.encode(), "it") == {"Neuron": ("tau", "dt")}
    assert functions_of(b"class A:\n    pass\n\nclass _B:\n    pass\n", "it") == {"A": ()}


def test_a_class_is_unwritten_while_no_method_of_it_is_written():
    assert outline_of(ast.parse(STUB)).unwritten == {"Neuron"}
    assert outline_of(ast.parse(RIGHT)).unwritten == frozenset()
    assert outline_of(ast.parse("class A:\n    x = 1\n")).unwritten == frozenset()


def test_a_copied_class_is_known_under_another_name():
    (_, one), (_, other) = (
        next(code_digests(ast.parse(text))) for text in (RIGHT, RIGHT.replace("Neuron", "Mine"))
    )
    (_, changed) = next(code_digests(ast.parse(RIGHT.replace("self.dt *", "2 *"))))
    assert one == other != changed
