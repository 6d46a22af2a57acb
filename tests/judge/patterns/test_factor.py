"""A constant factor is named after what it is, and only where it gives every value."""

import numpy as np
import pytest

from autograder import Call, close

NOTHING = (None, "")


@pytest.mark.parametrize(
    ("answer", "how"),
    [
        (lambda y, t, amplitude, tau, dt: y * dt, "times dt"),
        (lambda y, t, amplitude, tau, dt: y / dt, "divided by dt"),
        (lambda y, t, amplitude, tau, dt: y * np.sqrt(dt), "times the square root of dt"),
        (lambda y, t, amplitude, tau, dt: y * tau**2, "times tau²"),
        (lambda y, t, amplitude, tau, dt: y / t.size, "divided by the number of values in t"),
    ],
)
def test_a_quantity_of_the_call_is_named(said, answer, how):
    assert said(answer) == ("factor:quantity", f"Your values are the right ones {how}.")


@pytest.mark.parametrize(
    ("number", "how"),
    [(1000, "times 1000"), (0.5, "divided by 2"), (2 * np.pi, "times 2π"), (0.731, "times 0.731")],
)
def test_a_number_is_named(said, number, how):
    assert said(lambda y, *_: number * y) == ("factor:number", f"Your values are the right ones {how}.")


def test_a_factor_of_its_own_in_each_call_is_told(said):
    code, text = said(lambda y, t, amplitude, tau, dt: y * (1.7 if dt < 0.1 else 0.4))
    assert code == "factor:each-call" and "another in each call" in text


def test_a_factor_that_misses_one_value_is_not_named(said):
    def answer(y, *_):
        wrong = 2 * y
        wrong[3] *= 1.001
        return wrong

    assert said(answer) == NOTHING


def test_a_single_sharp_value_is_enough_and_a_small_whole_number_is_not(said):
    one = (Call("decay", 0.3, 3.0, 0.7, 0.05),)
    assert said(lambda y, *_: 1000 * y, calls=one) == (
        "factor:number",
        "Your value is the right one times 1000.",
    )
    assert said(lambda y, *_: 2 * y, reference=lambda *_: 4.0, calls=one) == NOTHING
    assert said(lambda y, *_: 2 * y, expect=close(rtol=0.05), calls=one) == NOTHING


def test_two_quantities_of_the_same_size_leave_the_number(said):
    one = (Call("decay", 0.05 * np.arange(9), 0.7, 0.7, 0.05),)
    assert said(lambda y, t, amplitude, tau, dt: y * tau, calls=one) == (
        "factor:number",
        "Your values are the right ones times 0.7.",
    )


def test_an_item_is_looked_at_alone(said):
    def pair(t, amplitude, tau, dt):
        return t, amplitude * np.exp(-t / tau)

    found = said(lambda both, t, amplitude, tau, dt: (both[0] + 1, both[1] * tau), close(item=1), pair)
    assert found == ("factor:quantity", "Your values are the right ones times tau.")


def test_a_right_answer_and_one_of_another_shape_are_not_explained(said):
    assert said(lambda y, *_: y) == NOTHING
    assert said(lambda y, *_: 2 * y[:-1])[0] == "shape"


def test_a_number_that_is_a_quantity_of_the_only_call_is_said_with_it(said):
    one = (Call("decay", 0.05 * np.arange(9), 0.7, 0.5, 0.05),)
    assert said(lambda y, t, amplitude, tau, dt: y * tau, calls=one) == (
        "factor:number",
        "Your values are the right ones divided by 2, which is times tau here.",
    )
