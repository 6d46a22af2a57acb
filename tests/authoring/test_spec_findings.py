"""What makes the checks of a spec weaker than they look is named."""

import numpy as np
import pytest

from autograder.authoring.spec_findings import narrow_margin, weak_spec
from autograder.boundary.outputs import Returned
from autograder.compare.close import close
from autograder.compare.statistical import Bound, statistical
from autograder.course.spec import Call, Check, Exercise

T = np.array([0.5, 2.0, 3.5])


def check(name, *calls, points=1.0, hidden=False, expect=None):
    return Check(id=name, points=points, call=calls, hidden=hidden, expect=expect or close())


@pytest.fixture
def found():
    """Return the findings about checks of ``f(t, tau, n)``, given what the reference returns for each."""

    def found(*checks, outputs=lambda call, number: T * (number + 2)):
        given = iter(range(100))
        expected = {
            one.id: tuple(Returned(outputs(call, next(given))) for call in one.calls) for one in checks
        }
        exercise = Exercise(slug="f", title="F", checks=checks)
        return list(weak_spec(exercise, expected, {"f": ("t", "tau", "n")}))

    return found


GOOD = (check("a", Call("f", T, 10.0, 3.0)), check("b", Call("f", T, 7.5, 2.0), hidden=True))


def test_a_spec_without_weakness_is_left_alone(found):
    assert found(*GOOD) == []


@pytest.mark.parametrize(
    ("value", "kind"), [(T * np.nan, "NaN"), (T[:0], "nothing"), (T * 0, "zero"), (T * 0 + 3, "constants")]
)
def test_a_reference_that_gives_edge_cases_alone_is_found(found, value, kind):
    texts = found(*GOOD, outputs=lambda call, number: value)
    assert any(kind in text and "for f" in text for text in texts)


def test_an_edge_case_beside_ordinary_values_is_none(found):
    assert found(*GOOD, outputs=lambda call, number: T * np.nan if number else T) == []


def test_a_call_that_a_check_repeats_is_found(found):
    (text,) = found(GOOD[0], check("b", *2 * (Call("f", T, 7.5, 2.0),), hidden=True))
    assert text == "call 2 of b must differ from its other calls; it repeats one"


def test_a_hidden_call_that_a_visible_check_shows_is_found(found):
    texts = found(*GOOD, check("c", Call("f", T, 10.0, 3.0), hidden=True))
    assert texts == [
        "call 1 of the hidden check c must differ from those of a: whoever copies examples.json passes it"
    ]


def test_another_item_of_the_same_call_is_no_repetition(found):
    one, two = close(item=0), close(item=1)
    call = Call("f", T, 10.0, 3.0)
    checks = (check("a", call, expect=one), check("c", call, expect=two, hidden=True), GOOD[1])
    assert found(*checks, outputs=lambda call, number: (T, 2 * T)) == []


def test_a_parameter_that_no_hidden_call_changes_is_found(found):
    (text,) = found(GOOD[0], check("b", Call("f", T, 10.0, 2.0), hidden=True))
    assert text.startswith("a hidden call of f must change tau; all have 10 as the visible ones do")


def test_parameters_in_a_dict_are_looked_at_too(found):
    visible, hidden = Call("f", {"tau": 10.0, "g": 1.0}), Call("f", {"tau": 7.0, "g": 1.0})
    (text,) = found(check("a", visible), check("b", hidden, hidden=True))
    assert "must change g" in text


def test_two_parameters_that_are_equal_in_all_calls_are_found(found):
    (text,) = found(check("a", Call("f", T, 3.0, 3.0)), check("b", Call("f", T, 2.0, 2.0), hidden=True))
    assert "must give tau and n different values" in text


def test_points_that_one_guess_earns_are_found(found):
    texts = found(*GOOD, outputs=lambda call, number: 4.0 if number else 5.0)
    assert any("returning 5 whatever is asked earns 1 of 2" in text for text in texts)


def test_more_visible_points_than_hidden_ones_are_found(found):
    (text,) = found(check("a", Call("f", T, 10.0, 3.0), points=1.5), GOOD[1])
    assert "they give 1.5 of 2.5" in text


def test_a_bound_that_the_reference_nearly_breaks_is_found(found):
    def bounds(value):
        return [Bound("mean", np.mean(value), 0.0, 4.5, "off")]

    noisy = check("c", Call("f", T, 1.0, 4.0), hidden=True, expect=statistical(bounds, false_reject=1e-4))
    (text,) = found(*GOOD, noisy, outputs=lambda call, number: T * (number + 2) / 2)
    assert text.startswith("the reference must keep well within the bounds of c; it needs 89% of one")


def test_a_tolerance_near_to_either_side_is_found():
    assert list(narrow_margin("a", 0.1, 10.0)) == list(narrow_margin("a", 0.0, float("inf"))) == []
    (wide,) = narrow_margin("a", 0.5, 10.0)
    (small,) = narrow_margin("a", 0.1, 2.0)
    assert "right answers need" in wide and "the smallest mistake that a finds" in small
