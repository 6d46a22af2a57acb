"""A mistake in an earlier value is not punished again; useless values earn nothing by it."""

import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.compare import close, spikes
from autograder.compare.carried import says_nothing
from autograder.course.spec import Call, Check, Exercise
from autograder.errors import ReferenceFault, SpecError
from autograder.grading.shadow import second_opinion
from autograder.judge.verdict import CARRIED, judge

HEIGHTS = np.array([0.5, 2.0, 3.5, 1.0])
CALL = Call("f", 1.0)
RIGHT = [Returned((HEIGHTS, np.cumsum(HEIGHTS)))]


def sums(values):
    return [np.cumsum(heights) for heights, _ in values]


def check(expect=None, call=CALL, **settings):
    expect = expect or close(item=1, carry=sums)
    return Check(id="sum", points=2, call=call, expect=expect, **{"hidden": True} | settings)


def verdict(item, outputs, expected=RIGHT):
    """Both judges, who must agree."""
    found = judge(item, outputs, expected)
    assert second_opinion(item, outputs, expected).agrees(found.status == "passed")
    return found


def test_a_right_answer_carries_nothing():
    found = verdict(check(), RIGHT)
    assert (found.earned, found.carried, found.message) == (2.0, False, "")


def test_what_follows_from_own_wrong_values_counts_and_staff_read_why():
    found = verdict(check(), [Returned((2 * HEIGHTS, np.cumsum(2 * HEIGHTS)))])
    assert (found.status, found.earned, found.carried, found.message) == ("passed", 2.0, True, CARRIED)


def test_a_right_value_beside_wrong_ones_counts_too():
    assert verdict(check(), [Returned((2 * HEIGHTS, np.cumsum(HEIGHTS)))]).status == "passed"


def test_a_value_that_follows_from_nothing_is_judged_by_the_reference():
    found = verdict(check(), [Returned((2 * HEIGHTS, 3 * np.cumsum(HEIGHTS)))])
    assert (found.status, found.carried) == ("failed", False)
    assert "item [1]" in found.message


@pytest.mark.parametrize(
    "heights",
    [
        np.zeros(4),
        np.ones(4),
        np.full(4, 3.0) + 1e-12 * HEIGHTS,
        np.full(4, np.nan),
        np.array([0.5, np.inf, 1.0, 2.0]),
        np.array([]),
        [],
        np.array([0.0]),
        np.array([True, False, True, True]),
    ],
)
def test_useless_earlier_values_earn_nothing(heights):
    found = verdict(check(), [Returned((heights, np.cumsum(heights)))])
    assert (found.status, found.earned) == ("failed", 0.0)


@pytest.mark.parametrize(
    "output",
    [
        Returned(None),
        Returned("text"),
        Returned({"heights": 2 * HEIGHTS}),
        Returned((2 * HEIGHTS, None)),
        Returned((2 * HEIGHTS,)),
        Returned(2 * HEIGHTS),
        Raised("ValueError", "no"),
        Failed("timeout", "stopped"),
    ],
)
def test_values_of_another_form_carry_nothing_and_break_nothing(output):
    assert verdict(check(), [output]).earned == 0.0


# several calls: some are only drawn on, some look at arguments

DRAWN = (Call("rate", 1.0), Call("step", 2.0), Call("step", 2.0, observe="arguments"))


def step_by_own_rate(values):
    return None, 2.0 * np.asarray(values[0]), None


DRAWN_RIGHT = [Returned(HEIGHTS), Returned(2 * HEIGHTS), Returned([2.0])]


def drawn(rate, step, argument=2.0):
    item = check(close(carry=step_by_own_rate), DRAWN)
    return verdict(item, [Returned(rate), Returned(step), Returned([argument])], DRAWN_RIGHT)


def test_a_call_that_is_drawn_on_is_not_judged_here():
    assert drawn(3 * HEIGHTS, 2 * HEIGHTS).message == ""
    assert drawn(3 * HEIGHTS, 6 * HEIGHTS).carried
    assert drawn(3 * HEIGHTS, 5 * HEIGHTS).status == "failed"


def test_changed_arguments_are_not_excused():
    assert drawn(3 * HEIGHTS, 6 * HEIGHTS, argument=2.5).status == "failed"


def test_a_failed_call_that_is_drawn_on_costs_nothing_here():
    item = check(close(carry=step_by_own_rate), DRAWN)
    assert verdict(item, [Raised("ValueError", "no"), *DRAWN_RIGHT[1:]], DRAWN_RIGHT).status == "passed"


def test_one_number_a_call_is_constant_only_when_all_calls_give_the_same():
    calls = (Call("rate", 1.0), Call("rate", 2.0))
    assert says_nothing(("rate", "rate"), [0.5, 0.5])
    assert not says_nothing(("rate", "rate"), [0.5, 0.75])
    item = check(close(item=1, carry=lambda values: [2 * rate for rate, _ in values]), calls)
    right = [Returned((1.0, 2.0)), Returned((3.0, 6.0))]
    assert verdict(item, [Returned((4.0, 8.0)), Returned((5.0, 10.0))], right).carried
    assert not verdict(item, [Returned((4.0, 8.0)), Returned((4.0, 8.0))], right).carried


def test_what_the_reference_ignores_is_no_mask_for_other_values():
    expect = close(item=1, carry=sums, ignore=lambda whole: whole[1] < 1.0)
    assert verdict(check(expect), [Returned((2 * HEIGHTS, np.cumsum(2 * HEIGHTS)))]).carried
    spoilt = np.cumsum(2 * HEIGHTS)
    spoilt[0] = 9.0  # masked in the reference's values
    assert verdict(check(expect), [Returned((2 * HEIGHTS, spoilt))]).status == "failed"


def test_spike_times_carry_forward_as_well():
    item = check(spikes(item=1, window=0.1, carry=lambda values: [np.flatnonzero(values[0][0] > 1.5)]))
    right = [Returned((HEIGHTS, np.array([1.0, 2.0])))]
    assert verdict(item, [Returned((HEIGHTS[::-1], np.array([1.0, 2.0])))], right).status == "passed"
    assert verdict(item, [Returned((2 * HEIGHTS, np.array([1.0, 2.0, 3.0])))], right).carried
    assert verdict(item, [Returned((2 * HEIGHTS, np.array([0.0, 2.0, 3.0])))], right).status == "failed"


# mistakes of authors


def test_a_function_that_the_reference_contradicts_is_the_graders_fault():
    for wrong in (lambda values: [np.cumsum(values[0][0]) + 1], lambda values: [], lambda values: 1 / 0):
        with pytest.raises(ReferenceFault, match="carry"):
            check(close(item=1, carry=wrong)).comparer.check_reference(RIGHT)
    check().comparer.check_reference(RIGHT)


def test_a_visible_check_carries_nothing_because_it_must_be_the_same_at_home():
    with pytest.raises(SpecError, match="visible"):
        check(hidden=False)


def test_what_an_exercise_lets_earn_must_fit_its_checks():
    with pytest.raises(SpecError, match="'carried'"):
        Exercise(slug="x", title="x", checks=(check(),))
    with pytest.raises(SpecError, match="'carried'"):
        Exercise(slug="x", title="x", checks=(check(),), carried=3)
    with pytest.raises(SpecError, match="no check carries"):
        Exercise(slug="x", title="x", checks=(check(close(item=1)),), carried=1)
    assert Exercise(slug="x", title="x", checks=(check(),), carried=2).possible == 2
