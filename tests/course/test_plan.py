"""A plan holds each distinct call once, as it was when the plan was made."""

import numpy as np
import pytest

from autograder import Call, Check, Exercise, close
from autograder.boundary.outputs import Returned
from autograder.course.plan import bound_values, make_plan
from autograder.errors import SpecError


def exercise(*calls):
    checks = tuple(Check(id=f"c{n}", points=1, call=call, expect=close()) for n, call in enumerate(calls))
    return Exercise(slug="e", title="E", checks=checks)


def test_the_same_call_is_made_once():
    made = make_plan(exercise(Call("f", 1.0), (Call("f", 2.0), Call("f", 1.0)), Call("f", 1.0)))
    assert len(made.messages) == 2
    assert made.positions == {"c0": (0,), "c1": (1, 0), "c2": (0,)}


@pytest.mark.parametrize(
    "other",
    [
        Call("g", 1.0),
        Call("f", 2.0),
        Call("f", 1),
        Call("f", np.float32([1.0])),
        Call("f", 1.0, 2.0),
        Call("f", x=1.0),
        Call("f", 1.0, observe="arguments"),
        Call("f", 1.0, driver="d"),
        Call("f", -0.0),
    ],
)
def test_calls_that_differ_in_anything_are_different(other):
    first = Call("f", 0.0) if other.args == (-0.0,) else Call("f", 1.0)
    assert len(make_plan(exercise(first, other)).messages) == 2
    assert make_plan(exercise(first)).digest != make_plan(exercise(other)).digest


def test_numpy_scalars_are_the_numbers_they_hold():
    assert make_plan(exercise(Call("f", 1.0))) == make_plan(exercise(Call("f", np.float64(1.0))))


def test_outputs_are_selected_in_the_order_of_the_checks_calls():
    made = exercise(Call("f", 1.0), (Call("f", 2.0), Call("f", 1.0)))
    outputs = (Returned("one"), Returned("two"))
    found = make_plan(made).by_check(made.checks, outputs)
    assert list(found.values()) == [(Returned("one"),), (Returned("two"), Returned("one"))]


def test_the_digest_depends_on_the_order_and_is_otherwise_stable():
    one, two = Call("f", np.arange(3.0)), Call("f", {"a": [1, None]})
    assert make_plan(exercise(one, two)).digest == make_plan(exercise(one, two)).digest
    assert make_plan(exercise(one, two)).digest != make_plan(exercise(two, one)).digest


def test_some_of_the_checks_make_a_shorter_plan():
    made = exercise(Call("f", 1.0), Call("f", 2.0))
    assert list(make_plan(made, made.checks[1:]).positions) == ["c1"]


def test_later_changes_of_an_input_do_not_reach_the_plan():
    values = np.zeros(3)
    made = exercise(Call("f", values))
    before = make_plan(made)
    values[0] = 1.0
    assert before == make_plan(exercise(Call("f", np.zeros(3))))


@pytest.mark.parametrize("value", [object(), {1, 2}, len, (x for x in [1]), np.array(["2020"], "M8[D]")])
def test_an_input_that_cannot_cross_is_the_authors_mistake(value):
    with pytest.raises(
        SpecError, match=r"Call\('f', 1 arguments\) in Check\('c0'\) of e must be plain"
    ) as caught:
        make_plan(exercise(Call("f", value)))
    assert "\n" not in str(caught.value)


def test_calls_that_students_may_know_come_first_wherever_their_checks_stand():
    calls = Call("f", 1.0), (Call("f", 2.0), Call("f", 3.0)), Call("f", 1.0), Call("f", 4.0)
    hidden = (True, False, True, True)
    checks = tuple(
        Check(id=f"c{n}", points=1, call=call, expect=close(), hidden=kept)
        for n, (call, kept) in enumerate(zip(calls, hidden, strict=True))
    )
    made = make_plan(Exercise(slug="e", title="E", checks=checks))
    assert made.visible == 2
    assert made.positions == {"c0": (2,), "c1": (0, 1), "c2": (2,), "c3": (3,)}


def test_an_answer_may_hold_far_more_values_than_the_references_but_not_without_limit():
    asked = exercise(Call("f", 1.0), (Call("f", 2.0), Call("f", 1.0)))
    made = make_plan(asked)
    expected = {
        "c0": (Returned(np.zeros(3)),),
        "c1": (Returned((np.zeros(5000), 1.0)), Returned(np.zeros(3))),
    }
    bounded = bound_values(made, asked.checks, expected)
    assert bounded.most == (10_000, 16 * 5003)
    assert (bounded.messages, bounded.digest) == (made.messages, made.digest)
