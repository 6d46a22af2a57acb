"""Another statistic of the same values is named."""

import numpy as np
import pytest

from autograder import Call

TRAINS = tuple(
    Call("decay", np.cumsum(np.random.default_rng(seed).gamma(2.0, 5.0, 30 + seed)), 1.0, 1.0, 0.1)
    for seed in (1, 2)
)


def cv(t, *_):
    return float(np.std(np.diff(t)) / np.mean(np.diff(t)))


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (
            lambda x: np.std(x, ddof=1) / np.mean(x),
            "the coefficient of variation with N − 1 in the standard dev",
        ),
        (lambda x: np.var(x) / np.mean(x), "the variance divided by the mean of the intervals of t"),
        (lambda x: np.mean(2 * np.abs(np.diff(x)) / (x[1:] + x[:-1])), "CV2 of the intervals of t"),
        (lambda x: np.mean(x), "the mean of the intervals of t"),
    ],
)
def test_the_statistic_and_its_values_are_named(said, answer, what):
    code, text = said(lambda y, t, *_: float(answer(np.diff(t))), reference=cv, calls=TRAINS)
    assert code == "statistic" and text.startswith(f"Your value is {what}")


def test_a_value_that_is_no_statistic_is_not_named(said):
    assert said(lambda y, *_: y + 0.0371, reference=cv, calls=TRAINS) == (None, "")
