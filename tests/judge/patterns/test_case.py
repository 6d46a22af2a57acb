"""What is looked at when mistakes are sought, and what no mistake gives."""

import numpy as np
import pytest

from autograder.judge.patterns.case import LONG, is_shapeless

RAGGED = [[1.0] * (number % 3) for number in range(LONG)]
EMPTY = [[] for _ in range(LONG)]
REFERENCE = np.arange(5.0)


@pytest.mark.parametrize("value", [RAGGED, tuple(RAGGED), EMPTY])
def test_long_lists_of_lists_are_no_numbers(value):
    assert is_shapeless(value, REFERENCE, None)
    assert is_shapeless((value, REFERENCE), (REFERENCE, REFERENCE), 0)
    assert not is_shapeless((value, REFERENCE), (REFERENCE, REFERENCE), 1)


@pytest.mark.parametrize("value", [RAGGED[: LONG - 1], [1.0] * LONG, np.zeros((LONG, 0)), "text", None])
def test_anything_that_is_short_or_has_a_shape_is_looked_at(value):
    assert not is_shapeless(value, REFERENCE, None)


def test_where_lists_of_lists_are_right_they_are_looked_at():
    assert not is_shapeless(RAGGED, RAGGED, None)
