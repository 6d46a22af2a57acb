"""An argument, another item or an empty array in the place of the value asked for."""

import numpy as np

from autograder import close


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
