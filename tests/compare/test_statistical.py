import numpy as np
import pytest

from autograder.boundary.outputs import Raised, Returned
from autograder.compare import Bound, statistical
from autograder.errors import GraderError, ReferenceFault, SpecError

GOOD = np.random.default_rng(1).normal(size=20_000)


def moments(values):
    return (
        Bound("mean", values.mean(), 0.0, 0.05, "The noise should be centred on mu."),
        Bound("standard deviation", values.std(), 1.0, 0.05),
    )


def judge(value, bounds=moments):
    return statistical(bounds, false_reject=1e-3).compare(Returned(value), Returned(GOOD))


def test_draws_within_the_bounds_pass():
    comparison = judge(GOOD)
    assert comparison.passed
    assert 0 < comparison.evidence.ratio < 1


def test_the_first_broken_bound_is_named_by_what_it_says():
    comparison = judge(GOOD + 1)
    assert comparison.message == "The noise should be centred on mu."
    assert comparison.fraction == 0.0
    assert "expected 0 ± 0.05" in comparison.detail


def test_a_bound_without_words_is_named_by_its_statistic():
    assert judge(GOOD * 2).message == "the standard deviation is outside its bounds"


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_statistic_that_is_not_finite_is_out_of_bounds(value):
    assert not judge(GOOD, lambda values: [Bound("mean", value, 0.0, 1e300)]).passed


def test_the_bound_itself_is_outside():
    assert not judge(GOOD, lambda values: [Bound("mean", 1.0, 0.0, 1.0)]).passed


@pytest.mark.parametrize("junk", [None, "noise", [], {}, np.array([]), 3])
def test_junk_is_failed_not_raised(junk):
    with np.errstate(all="ignore"):
        assert judge(junk, lambda values: [Bound("mean", float(values.max()), 0.0, 1e9)]).fraction == 0.0


@pytest.mark.parametrize(
    "bounds",
    [[], [None], [Bound("m", 0.0, 0.0, 0.0)], [Bound("m", 0.0, np.nan, 1.0)], [Bound("m", 0.0, 0.0, np.inf)]],
)
def test_bounds_that_hold_nothing_back_are_a_fault_of_the_grader(bounds):
    with pytest.raises(GraderError, match="statistical"):
        judge(GOOD, lambda values: bounds)


def test_a_reference_outside_its_bounds_is_a_fault_of_the_grader():
    comparer = statistical(moments, false_reject=1e-3)
    comparer.check_reference([Returned(GOOD)])
    with pytest.raises(ReferenceFault, match="mean"):
        comparer.check_reference([Returned(GOOD + 1)])
    with pytest.raises(ReferenceFault):
        comparer.check_reference([Returned("noise")])
    with pytest.raises(ReferenceFault):
        comparer.check_reference([Raised("KeyError", "")])


def test_several_calls_are_judged_together():
    def correlation(values):
        return [Bound("correlation", np.corrcoef(*values)[0, 1], 0.0, 0.05)]

    comparer = statistical(correlation, false_reject=1e-3)
    other = np.random.default_rng(2).normal(size=20_000)
    expected = [Returned(GOOD), Returned(other)]
    assert comparer.compare_all(expected, expected).passed
    assert not comparer.compare_all([Returned(GOOD)] * 2, expected).passed


@pytest.mark.parametrize("rate", [0, -1e-3, 0.02, 1, None, True, np.nan, "0.001"])
def test_the_rate_of_false_rejects_is_stated_and_small(rate):
    with pytest.raises(SpecError, match="false_reject"):
        statistical(moments, false_reject=rate)


def test_a_visible_check_cannot_use_it():
    assert not statistical(moments, false_reject=1e-3).portable
