"""The right values in the wrong wrapping."""

import numpy as np

from autograder import Call, close

T = 0.05 * np.arange(12)
CALLS = (Call("decay", T, 3.0, 0.7, 0.05), Call("decay", 0.2 * np.arange(15), 2.5, 1.3, 0.2))


def pair(t, amplitude, tau, dt):
    return np.exp(-t / tau), amplitude * np.sin(t)


def test_nothing_returned_says_return(said):
    code, text = said(lambda *_: None)
    assert code == "kind:none" and "return" in text


def test_a_result_wrapped_once_too_often_is_named(said):
    assert said(lambda y, *_: (y,))[0] == "nested"
    assert said(lambda y, *_: y[None])[0] == "nested"
    assert said(lambda both, *_: [both], close(item=1), pair)[0] == "nested"
    assert said(lambda y, *_: (2 * y,))[0] != "nested"


def test_one_value_too_many_or_too_few_is_named_where_the_others_are_right(said):
    assert said(lambda y, *_: y[1:])[1].startswith("One value too few: the first is missing")
    assert said(lambda y, *_: np.append(y, 0))[1].startswith("One value too many: leave out the last")
    assert said(lambda y, *_: 2 * y[1:])[0] == "shape"


def test_a_missing_value_is_told_of_short_rows_too_where_a_long_one_bears_it_out(said):
    short = Call("decay", np.array([0.0, 0.4, 0.9]), 3.0, 0.7, 0.05)
    assert said(lambda y, *_: y[:-1], calls=(*CALLS, short))[1].startswith("One value too few: the last")
    assert said(lambda y, *_: y[:-1], calls=(short,))[0] == "shape"


def test_one_item_in_place_of_all_is_named(said):
    code, text = said(lambda both, *_: both[1], close(item=0), pair)
    assert code == "items:one" and "item [1]" in text


def test_an_item_too_many_is_named(said):
    found = said(lambda both, *_: (*both, 1.0), close(item=0), pair)
    assert found == ("items:more", "One value too many is returned: leave out the last.")


def test_right_values_of_another_shape_are_named(said):
    grid = (Call("decay", np.arange(12.0).reshape(3, 4), 3.0, 0.7, 0.05),)
    assert said(lambda y, *_: y.ravel(), reference=lambda t, *_: t**2, calls=grid)[0] == "dimensions"
