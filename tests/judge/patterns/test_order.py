"""The right values in another place."""

import numpy as np

from autograder import Call

GRID = (Call("decay", np.arange(12.0).reshape(3, 4), 3.0, 0.7, 0.05),)


def told(said, answer, **kwargs):
    code, text = said(answer, **kwargs)
    return code, text.removeprefix("Your values are the right ones ")


def test_reversed_and_sorted_rows_are_named(said):
    assert told(said, lambda y, *_: y[::-1]) == ("order", "in reverse order.")

    def waves(t, *_):
        return np.sin(3 * t)

    assert told(said, lambda y, *_: np.sort(y), reference=waves) == ("order", "in ascending order.")


def test_rows_and_columns_are_named(said):
    found = told(said, lambda y, *_: y.T, reference=lambda t, *_: t**2, calls=GRID)
    assert found == ("order", "with rows and columns exchanged.")


def test_a_shift_is_named_with_its_samples_whatever_stands_at_the_end(said):
    assert told(said, lambda y, *_: np.append(7.0, y[:-1])) == ("shift", "1 sample too late.")
    assert told(said, lambda y, *_: np.roll(y, -2)) == ("shift", "2 samples too early.")


def test_a_curve_that_is_only_alike_is_not_called_shifted(said):
    assert said(lambda y, *_: np.append(7.0, 1.001 * y[:-1]))[0] != "shift"


def test_a_rising_curve_that_is_rolled_may_as_well_be_sorted_and_both_are_said(said):
    falling = said(lambda y, *_: np.sort(y), reference=lambda t, *_: np.roll(np.exp(t), -1))
    assert falling == (
        "order",
        "Your values are the right ones in ascending order, or one sample too late: here both are the same.",
    )
