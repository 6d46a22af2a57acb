"""Too few digits are named when the values are exactly what few digits leave."""

import numpy as np
import pytest

from autograder import close

START = "Your values are the right ones "


def large(t, amplitude, tau, dt):
    return 50.0 * amplitude * np.exp(-t / tau)


@pytest.mark.parametrize(
    ("answer", "how"),
    [
        (lambda y, *_: np.rint(y), "rounded to whole numbers."),
        (lambda y, *_: y.astype(int), "cut off to whole numbers."),
        (lambda y, *_: np.round(y, 2), "rounded after 2 decimals."),
        (lambda y, *_: np.floor(10 * y) / 10, "cut off after 1 decimal."),
        (lambda y, *_: y.astype(np.float16), "in half precision, with 3 digits."),
    ],
)
def test_what_was_left_of_the_digits_is_named(said, answer, how):
    assert said(answer, reference=large) == ("rounded", START + how)


def test_other_small_errors_are_not_called_rounded(said):
    assert said(lambda y, *_: y + 0.3 * np.sin(np.arange(y.size)), reference=large)[0] != "rounded"
    # whole numbers that are wrong by more than rounding leaves
    assert said(lambda y, *_: np.rint(y) + 1, reference=large)[0] != "rounded"


def test_rounding_within_the_tolerance_is_no_mistake(said):
    assert said(lambda y, *_: np.round(y, 2), close(atol=0.01), large) == (None, "")


def test_values_that_all_lose_the_same_were_not_cut_off(said):
    code, _ = said(lambda y, *_: np.append(y[:1], y[:-1]), reference=lambda t, *_: 0.001 * np.arange(t.size))
    assert code == "shift"
