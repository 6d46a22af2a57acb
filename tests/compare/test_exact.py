import numpy as np
import pytest

from autograder.boundary.outputs import Returned
from autograder.boundary.values import Symbolic
from autograder.compare import exact
from autograder.errors import SpecError


def passes(yours, reference, **settings):
    return exact(**settings).compare(Returned(yours), Returned(reference)).passed


@pytest.mark.parametrize(
    "value",
    [
        3,
        3.5,
        True,
        False,
        None,
        "text",
        b"bytes",
        [1, 2, 3],
        ["a", "b"],
        (1, "a", None, True),
        np.arange(4),
        np.array([True, False]),
        {"a": [1, 2], "b": {"c": "d"}},
        [],
        (),
        float("nan"),
        np.array([1.0, np.nan]),
        Symbolic(("symbol", "a")),
        2**62 + 1,
        1 + 2j,
    ],
)
def test_everything_equals_itself(value):
    assert passes(value, value)


def test_a_whole_number_may_be_a_float():
    assert passes(3.0, 3)
    assert passes(np.array([1.0, 2.0]), [1, 2])
    assert not passes(3.0000000001, 3)


def test_truth_values_text_and_none_are_not_numbers():
    assert not passes(1, True)
    assert not passes(True, 1)
    assert not passes("3", 3)
    assert not passes(None, 0)
    assert not passes([1, 0], [True, False])
    assert passes([True, False], np.array([True, False]))


def test_one_wrong_truth_value_fails():
    comparison = exact().compare(Returned([True, True, False]), Returned(np.array([True, False, False])))
    assert comparison.message == "1 of 3 values is wrong, the first at index 1"


def test_large_whole_numbers_are_not_rounded_before_they_are_compared():
    assert not passes(2**62 + 1, 2**62)
    assert not passes(np.array([2**53 + 1]), np.array([2**53]))
    assert passes(np.uint64(2**63) + np.zeros(2, np.uint64), np.full(2, 2**63, np.uint64))


def test_long_text_is_cut_in_the_detail_and_absent_from_the_message():
    comparison = exact().compare(Returned("x" * 5000), Returned("secret"))
    assert comparison.message == "the text is wrong"
    assert len(comparison.detail) < 200


def test_an_item_is_compared_alone():
    assert passes((1, "a"), (1, "b"), item=0)
    assert not passes((1, "a"), (1, "b"), item=1)


def test_settings_are_checked():
    for settings in ({"item": "0"}, {"unit": 1}):
        with pytest.raises(SpecError):
            exact(**settings)
