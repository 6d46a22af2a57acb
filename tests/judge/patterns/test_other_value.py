"""An argument, another item or an empty array in the place of the value asked for."""

import numpy as np

from autograder import Call, close

T = 0.05 * np.arange(12)
CALLS = (Call("decay", T, 3.0, 0.7, 0.05),)


def pair(t, amplitude, tau, dt):
    return np.exp(-t / tau), amplitude * np.sin(t)


def test_an_argument_that_is_returned_is_named(said):
    code, text = said(lambda y, t, amplitude, tau, dt: t)
    assert (code, text) == ("returned:argument", "You return t as it was given.")


def test_exchanged_items_and_a_repeated_one_are_told_apart(said):
    swapped = said(lambda both, *_: both[::-1], close(item=0), pair)
    assert swapped == ("returned:item", "item [0] and item [1] are exchanged where you return them.")
    repeated = said(lambda both, *_: (both[1], both[1]), close(item=0), pair)
    assert repeated == ("returned:item", "What you return as item [0] is item [1].")


def test_an_array_that_nothing_was_written_into_is_named(said):
    assert said(lambda y, *_: np.zeros_like(y))[0] == "returned:constant"
    assert said(lambda y, *_: np.full_like(y, 0.37))[0] is None


def test_a_number_that_only_happens_to_be_an_argument_of_one_call_is_not_named(said):
    calls_differ = said(lambda y, t, amplitude, tau, dt: np.full_like(y, 3.0))
    assert calls_differ == (None, "")


def test_zeros_are_said_with_all_that_makes_zeros_of_such_values(said):
    zeros = np.zeros_like
    nothing = "All your values are 0: nothing was written into what is returned"
    assert said(lambda y, *_: zeros(y), reference=lambda t, *_: 2.0 + t)[1] == f"{nothing}."
    assert said(lambda y, *_: zeros(y), reference=lambda t, *_: 0.9 * np.exp(-t))[1] == (
        f"{nothing}, or they were rounded or cut off to whole numbers."
    )
    assert said(lambda y, *_: zeros(y), reference=lambda t, *_: -2.0 - t)[1] == (
        f"{nothing}, or negative ones were replaced by 0."
    )


def test_a_single_zero_or_whole_number_is_not_called_by_what_happens_to_be_the_same(said):
    one = (Call("decay", T, 3.0, -50.0, 0.05),)
    peak = -50.0213
    assert said(lambda *_: 0.0, reference=lambda *_: peak, calls=one) == (None, "")
    assert said(lambda *_: -50.0, reference=lambda *_: peak, calls=one) == (None, "")
    assert said(lambda *_: -50.0, reference=lambda *_: 31.7, calls=one)[1] == "Your value is that of tau."


def test_one_value_is_not_the_argument_in_place_of_a_row(said):
    row = np.array([0.7, 1.9])
    assert said(lambda *_: row[:1], reference=lambda *_: row, calls=CALLS[:1])[0] != "returned:argument"
