"""Sums where single values are asked for, and the reverse."""

import numpy as np
import pytest


@pytest.mark.parametrize(
    ("answer", "how"),
    [
        (lambda y, *_: np.cumsum(y), "added up, each with all before it"),
        (lambda y, *_: np.diff(y, prepend=0.0), "as differences: each less the one before it"),
        (lambda y, *_: y.sum(), "added up: one total"),
        (lambda y, *_: np.full_like(y, y.mean()), "with their mean everywhere"),
        (lambda y, *_: y / y.max(), "divided by their largest"),
        (lambda y, *_: y[-1], "alone at the end: the last one, without those before it"),
    ],
)
def test_the_sum_or_difference_is_named(said, answer, how):
    assert said(answer) == ("running", f"Your values are the right ones {how}.")


def test_a_running_sum_of_something_else_is_not_named(said):
    assert said(lambda y, *_: np.cumsum(y**2))[0] != "running"
