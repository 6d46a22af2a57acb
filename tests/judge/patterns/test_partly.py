"""Single wrong values, and values that are right up to a place."""

import numpy as np


def changed(*places):
    def answer(y, *_):
        wrong = y.copy()
        for place in places:
            wrong[place] += 3.0
        return wrong

    return answer


def test_the_ends_are_named(said):
    assert said(changed(0)) == ("partly:ends", "Only the first of your values is wrong.")
    assert said(changed(-1)) == ("partly:ends", "Only the last of your values is wrong.")
    assert said(changed(0, -1)) == ("partly:ends", "Only the first and the last of your values are wrong.")


def test_a_single_value_is_named_by_its_index(said):
    assert said(changed(4)) == ("partly:one", "Only the value at index 4 is wrong.")
    assert said(changed(4, 7)) == (None, "")


def test_the_place_from_which_on_all_is_wrong_is_named(said):
    def answer(y, *_):
        wrong = y.copy()
        wrong[6:] += np.linspace(0.1, 0.7, y.size - 6) ** 2
        return wrong

    code, text = said(answer)
    assert code == "partly:until" and "from index 6 on" in text
