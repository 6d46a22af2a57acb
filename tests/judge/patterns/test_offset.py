"""A constant is named after the quantity that it is."""

import numpy as np

START = "Your values are the right ones "


def test_a_quantity_that_was_added_or_left_out_is_named(said):
    assert said(lambda y, t, amplitude, tau, dt: y + amplitude) == (
        "offset:quantity",
        START + "plus amplitude.",
    )
    assert said(lambda y, t, amplitude, tau, dt: y - tau) == ("offset:quantity", START + "minus tau.")


def test_a_number_is_named_where_it_is_the_same_everywhere(said):
    assert said(lambda y, *_: y + 1) == ("offset:number", START + "plus 1.")
    assert said(lambda y, *_: y - 0.731) == ("offset:number", START + "minus 0.731.")


def test_a_constant_of_its_own_in_each_call_is_told(said):
    assert said(lambda y, t, *_: y + np.log(t.size))[0] == "offset:each-call"


def test_one_value_that_is_off_by_anything_is_not_explained(said):
    def last(y, *_):
        return float(y[-1])

    found = said(lambda y, *_: y + 0.37, reference=lambda *call: float(np.exp(-call[0][-1])))
    assert found == (None, "")
