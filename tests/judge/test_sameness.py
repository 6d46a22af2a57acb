import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.values import Symbolic
from autograder.judge.sameness import sameness

CURVE = np.sin(np.linspace(0, 7, 2001))


def of(*values):
    return sameness([Returned(value) for value in values])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CURVE, CURVE * (1 + 1e-12) + 1e-13),
        (np.array([0.0, 0.5, 1.0]), np.array([-1e-17, 0.5 - 1e-16, 1 + 1e-15])),
        (0.1 + 0.2, 0.3),
        (1.0, np.nextafter(1.0, 0.0)),
        (3, 3.0),
        ([1, 2], np.array([1.0, 2.0])),
        ((CURVE, [1.0]), [CURVE, np.array([1.0])]),
        (np.ones((3, 1)), np.ones(3)),
        ([1e300, float("nan")], np.array([1e300, np.nan])),
        ({"a": 1, "b": 2.0}, {"b": 2, "a": 1.0}),
    ],
)
def test_the_same_answer_has_the_same_digest(one, other):
    assert of(one) == of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CURVE, CURVE * 1.001),
        (1.0, 1.01),
        (1.0, 10.0),
        (CURVE, CURVE[:-1]),
        ([1.0, float("nan")], [1.0, float("inf")]),
        ("a*t", "a**t"),
        (0.0, None),
        (1j, 1.0),
        (Symbolic(("symbol", "a")), Symbolic(("symbol", "b"))),
        (10**400, 10**401),
    ],
)
def test_another_answer_has_another(one, other):
    assert of(one) != of(other)


def test_exceptions_are_the_same_by_type_and_words_whatever_was_returned_before():
    one = sameness([Returned(1.0), Raised("KeyError", "'tau'")])
    assert one == sameness([Raised("KeyError", "'tau_m'")]) != sameness([Raised("ValueError", "'tau'")])
    assert one.startswith("raised:")


def test_failures_are_the_same_by_reason():
    assert sameness([Failed("timeout", "took 5 s", "cpu")]) == "failed:timeout"
