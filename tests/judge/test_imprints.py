"""An imprint fits the output that left it, and no other."""

import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.values import Symbolic
from autograder.course.fingerprints import MOST
from autograder.judge.imprints import NoImprint, filled, imprint_of
from autograder.judge.misconceptions import SAME

LONG = np.sin(np.arange(1000.0))
OUTPUTS = [
    None,
    3,
    2.5,
    1 + 2j,
    float("nan"),
    True,
    "text",
    b"bytes",
    [Symbolic(("int", "3"))],
    np.arange(5.0),
    np.zeros((2, 0)),
    LONG,
    LONG.reshape(20, 50),
    (LONG + 1j * LONG).astype(np.complex64),
    LONG > 0,
    LONG.tolist(),
    (LONG, np.array([1.0, 2.0])),
    {"v": LONG, "n": 3},
    [1.0, [2.0, "x"]],
]


def same(one, other):
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return type(one) is type(other) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    return type(one) is type(other) and repr(one) == repr(other)


@pytest.mark.parametrize("value", OUTPUTS, ids=repr)
def test_an_output_fits_its_own_imprint(value):
    found = filled(imprint_of(Returned(value)), Returned(value))
    assert isinstance(found, Returned) and same(found.value, value)


def test_an_imprint_holds_few_values_of_a_long_array_and_they_tell_it_from_others():
    imprint = imprint_of(Returned(LONG))
    assert len(imprint.values) == MOST
    for factor in (1.0, 1.001):
        found = filled(imprint, Returned(factor * LONG))
        assert SAME.matches(Returned(factor * LONG), found) is (factor == 1.0)


@pytest.mark.parametrize(
    ("left", "yours"),
    [
        (LONG, LONG[:-1]),
        (LONG, 3.0),
        (LONG, "text"),
        (LONG, ["a", [1]]),
        ((LONG, 1.0), LONG),
        ((LONG, 1.0), (LONG, 1.0, 2.0)),
        ({"a": 1.0}, {"b": 1.0}),
        ({"a": 1.0}, (1.0,)),
        ("text", "other"),
        ([1.0, [2.0, "x"]], ([1.0], np.zeros((3, 2)), "x")),
    ],
    ids=repr,
)
def test_what_cannot_be_alike_fits_no_imprint(left, yours):
    assert filled(imprint_of(Returned(left)), Returned(yours)) is None


def test_words_cross_as_digests_alone():
    raised = Raised("ValueError", "tau is 3.5 and 'x'")
    imprint = imprint_of(raised)
    assert "tau" not in repr(imprint) and "text" not in repr(imprint_of(Returned("text")))
    assert filled(imprint, Raised("ValueError", "tau is 4 and 'y'")) is not None
    assert filled(imprint, Raised("ValueError", "something else")) is None
    assert filled(imprint, Returned(1.0)) is None
    assert filled(imprint_of(Returned(1.0)), raised) is None


@pytest.mark.parametrize(
    "failed", [Failed("timeout", "10 s", "cpu"), Failed("missing", "no f"), Failed("unsendable", "a set")]
)
def test_a_failure_fits_one_of_its_kind(failed):
    assert filled(imprint_of(failed), failed) == failed
    assert filled(imprint_of(failed), Returned(1.0)) is None


@pytest.mark.parametrize("value", [[object()] * 2, ["x"] * 65, {1, 2}, 2**70])
def test_what_has_no_imprint_is_refused(value):
    with pytest.raises(NoImprint):
        imprint_of(Returned(value))
