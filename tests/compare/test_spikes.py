import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.boundary.outputs import Returned
from autograder.compare import spikes
from autograder.compare.spikes import match
from autograder.errors import ReferenceFault, SpecError

TRAIN = np.array([10.0, 20.0, 30.0, 45.0])


def compare(yours, reference=TRAIN, window=0.5, **settings):
    return spikes(window=window, **settings).compare(Returned(yours), Returned(reference))


@pytest.mark.parametrize(
    "yours",
    [TRAIN, TRAIN.tolist(), tuple(TRAIN), TRAIN + 0.4, TRAIN.reshape(-1, 1), TRAIN.astype(int), TRAIN + 0j],
)
def test_times_within_the_window_pass_in_any_reasonable_form(yours):
    assert compare(yours).passed


def test_a_shifted_spike_is_named_with_both_times():
    comparison = compare([10, 20, 31, 45])
    assert comparison.message == "1 of 4 spikes is at a wrong time, the first at index 2"
    assert "the spike at 31 ms belongs at 30 ms" in comparison.detail
    assert comparison.evidence.index == 2


def test_a_shift_of_all_spikes_is_counted():
    comparison = compare(TRAIN + 1)
    assert comparison.message.startswith("4 of 4 spikes are at a wrong time")
    assert "and 3 more shifted" in comparison.detail


def test_missed_spikes_are_named():
    comparison = compare([10, 30, 45])
    assert comparison.message == "too few spikes"
    assert "yours are 3 spikes, expected 4" in comparison.detail
    assert "missed near 20 ms" in comparison.detail


def test_extra_spikes_are_named():
    comparison = compare([10, 15, 20, 30, 45, 50])
    assert comparison.message == "too many spikes"
    assert "extra at 15, 50 ms" in comparison.detail


def test_a_missed_and_an_extra_spike_do_not_cancel():
    comparison = compare([10, 12, 30, 45])
    assert comparison.code == "values"
    comparison = compare([10, 20, 30, 31])
    assert comparison.code == "values"


def test_a_long_list_of_missed_spikes_is_cut():
    comparison = compare([5.0], np.arange(1000.0))
    assert "and 996 more" in comparison.detail


def test_no_spikes_pass_only_where_there_are_none():
    assert compare([], []).passed
    assert compare(np.array([]), np.array([])).passed
    assert compare([]).message == "no spikes where there are some"
    assert compare([1.0], []).message == "too many spikes"


def test_nan_and_infinite_times_are_refused():
    assert compare([10, 20, np.nan, 45]).code == "nan"
    assert compare([10, 20, np.inf]).code == "nan"
    assert compare(np.full(4, np.nan)).code == "nan"


def test_times_must_ascend():
    assert "ascending" in compare(TRAIN[::-1]).message


@pytest.mark.parametrize(
    ("junk", "code"),
    [
        (None, "kind"),
        ("10", "kind"),
        (10.0, "ndim"),
        (TRAIN.reshape(1, -1), "ndim"),
        ([True] * 4, "dtype"),
        (["10"], "dtype"),
        ({}, "kind"),
        (TRAIN + 1j, "dtype"),
        ([[1.0], [2.0, 3.0]], "shape"),
    ],
)
def test_what_is_no_row_of_times_is_refused_by_its_rung(junk, code):
    comparison = compare(junk)
    assert (comparison.fraction, comparison.code) == (0.0, code)


def test_true_is_not_an_empty_train():
    assert not compare(False, []).passed
    assert not compare(0.0, []).passed
    assert not compare(None, []).passed
    assert not compare("", []).passed


def test_an_item_is_taken_first():
    assert compare((0.0, TRAIN), (1.0, TRAIN), item=1).passed
    assert compare((0.0, TRAIN, 1), (1.0, TRAIN), item=1).code == "items"


@pytest.mark.parametrize("reference", [TRAIN[::-1], [1.0, np.nan], "x", 3.0, np.ones((2, 2)), None])
def test_a_reference_that_is_no_train_is_a_fault_of_the_grader(reference):
    with pytest.raises(ReferenceFault):
        compare(TRAIN, reference)


@pytest.mark.parametrize("window", [0, -1, np.nan, np.inf, None, True, "1"])
def test_a_window_must_be_a_positive_time(window):
    with pytest.raises(SpecError):
        spikes(window=window)


def test_two_figures_worth_of_times_are_kept_as_curves():
    evidence = compare([10, 20, 31]).evidence
    assert evidence.yours.tolist() == [10, 20, 31] and evidence.reference.tolist() == TRAIN.tolist()


times = st.lists(st.floats(0, 100), max_size=12).map(sorted)


@given(times, times, st.floats(0.01, 5))
def test_every_spike_is_matched_or_accounted_for_once(yours, wanted, window):
    missed, extra, shifted = match(np.array(yours), np.array(wanted), window)
    assert len(yours) - len(extra) == len(wanted) - len(missed)
    mine = extra + [i for i, _ in shifted]
    theirs = missed + [j for _, j in shifted]
    assert len(set(mine)) == len(mine) and len(set(theirs)) == len(theirs)


@given(times, times, st.floats(0.01, 5))
def test_a_train_passes_exactly_when_spikes_in_the_same_place_are_within_the_window(yours, wanted, window):
    near = [abs(a - b) <= window for a, b in zip(yours, wanted, strict=False)]
    close = len(yours) == len(wanted) and all(near)
    assert compare(yours, np.array(wanted), window).passed == close
