import math

import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.values import Symbolic, Unsendable
from autograder.compare import close
from autograder.errors import ReferenceFault, SpecError

REF = np.array([0.0, 1.0, -4.0, 2.0])


def compare(yours, reference, **settings):
    return close(**settings).compare(Returned(yours), Returned(reference))


def refused(yours, reference, code, **settings):
    comparison = compare(yours, reference, **settings)
    assert comparison.fraction == 0.0
    assert comparison.code == code, comparison
    assert comparison.message
    return comparison


# what may come in another form


@pytest.mark.parametrize(
    "yours",
    [
        REF,
        REF.tolist(),
        tuple(REF),
        REF.astype(np.float32),
        REF.astype(int),
        REF.astype(np.float16),
        REF.reshape(-1, 1),
        REF.astype(complex),
        REF + 1e-12j,
        [[v] for v in REF],
        [np.array(v) for v in REF],
        REF.astype(">f8"),
        REF[::-1][::-1],
    ],
)
def test_the_same_numbers_pass_in_any_reasonable_form(yours):
    assert compare(yours, REF).passed


@pytest.mark.parametrize(
    "yours", [3.0, 3, np.array(3.0), np.array([3.0]), np.array([[3.0]]), [3.0], (3,), 3 + 0j]
)
def test_an_array_of_one_value_stands_for_a_number(yours):
    assert compare(yours, 3.0).passed


def test_a_row_does_not_stand_for_a_column_or_the_reverse():
    refused(REF.reshape(1, -1), REF, "ndim")
    refused(REF, REF.reshape(-1, 1), "ndim")


def test_a_number_stands_for_an_array_only_with_broadcast():
    ones = np.ones(5)
    assert compare(1, ones, broadcast=True).passed
    assert compare(1.0, ones, broadcast=True).passed
    refused(1.0, ones, "ndim")
    refused(2.0, ones, "values", broadcast=True)
    assert compare(np.array([1.0]), ones, broadcast=True).passed
    refused([2.0], ones, "values", broadcast=True)
    refused(np.array([1.0]), ones, "shape")
    refused(np.ones(2), ones, "shape", broadcast=True)
    refused(np.ones((1, 1)), ones, "ndim", broadcast=True)
    refused([1.0], np.array([]), "shape", broadcast=True)
    refused(True, ones, "dtype", broadcast=True)
    refused(1.0, np.array([]), "ndim", broadcast=True)


# traps of NumPy that other graders fall into


def test_an_empty_array_never_stands_for_a_number_though_allclose_says_so():
    assert np.allclose(1.0, [])
    for empty in ([], (), np.array([]), np.empty((0, 1)), [[]]):
        refused(empty, 1.0, "ndim")


def test_an_empty_array_never_stands_for_values():
    for empty in ([], (), np.array([]), np.empty((0, 4)), np.empty((4, 0))):
        assert compare(empty, REF).code in ("shape", "ndim")


def test_an_empty_array_equals_an_empty_reference():
    for empty in ([], (), np.array([]), np.empty((0, 1)), np.array([], dtype=int)):
        assert compare(empty, np.array([])).passed
    refused([1.0], np.array([]), "shape")
    refused([[], []], np.array([]), "ndim")


def test_broadcasting_does_not_make_a_wrong_shape_right():
    refused(np.ones((4, 4)), np.ones(4), "ndim")
    refused(np.ones(1), np.ones(4), "shape")
    refused(np.ones((2, 1)), np.ones((2, 3)), "shape")


def test_nan_is_never_within_a_tolerance():
    refused(np.nan, 1.0, "nan", rtol=0.9, atol=1e300)
    refused(np.full(4, np.nan), REF, "nan", rtol=0.9, atol=1e300)


def test_infinity_is_never_within_a_tolerance():
    refused(np.inf, 1.0, "nan", atol=1e308)
    refused(np.array([0.0, np.inf, -4.0, 2.0]), REF, "nan", atol=1e308)


def test_a_large_answer_does_not_widen_its_own_tolerance():
    assert np.allclose(1.0, 1e9, rtol=1.0)
    refused(1e9, 1.0, "values", rtol=0.99)


def test_differences_that_overflow_are_wrong_without_a_warning():
    refused(np.array([1e308, 1.0]), np.array([-1e308, 1.0]), "values")
    refused(np.float32(3e38) * np.ones(2, np.float32), np.array([-1e308, 1.0]), "values")


# the scale


def test_peak_is_the_largest_finite_reference():
    assert compare(REF + 3.9e-5, REF).passed
    refused(REF + 4.1e-5, REF, "values")
    reference = np.array([np.inf, 1.0])
    assert compare([np.inf, 1.0 + 0.9e-5], reference).passed
    refused([np.inf, 1.0 + 1.1e-5], reference, "values")


def test_peak_leaves_out_what_is_ignored():
    reference = np.array([1000.0, 1.0])
    refused([1000.0, 1.001], reference, "values", ignore=lambda ref: ref > 100)
    assert compare([1000.0, 1.001], reference).passed


def test_each_scales_every_value_by_its_own_reference():
    assert compare([1.0 + 0.9e-5, 1e6 + 9], [1.0, 1e6], scale="each").passed
    refused([1.0 + 1.1e-5, 1e6], np.array([1.0, 1e6]), "values", scale="each")
    refused([1e-9, 1e6], np.array([0.0, 1e6]), "values", scale="each")


def test_a_number_as_scale_is_used_as_it_is():
    assert compare(REF + 0.9e-3, REF, scale=100.0).passed
    refused(REF + 1.1e-3, REF, "values", scale=100.0)


def test_a_reference_of_zeros_leaves_only_atol():
    zeros = np.zeros(3)
    assert compare(zeros, zeros).passed
    refused(zeros + 1e-300, zeros, "values")
    assert compare(zeros + 1e-9, zeros, atol=1e-8).passed


def test_the_tolerance_is_inclusive():
    assert compare(1.5, 1.0, rtol=0.5, atol=0.0).passed
    assert compare(1.5, 1.0, rtol=0.0, atol=0.5).passed


def test_zero_tolerance_asks_for_equality():
    assert compare(REF, REF, rtol=0.0).passed
    refused(np.nextafter(REF, 9), REF, "values", rtol=0.0)


# nan and infinity of the reference


def test_nan_equals_nan_only_at_the_same_place_and_where_it_is_expected():
    reference = np.array([1.0, np.nan, 3.0])
    assert compare([1, math.nan, 3], reference, nan_equal=True).passed
    refused([math.nan, 1, 3], reference, "nan", nan_equal=True)
    refused([1, 2, 3], reference, "nan", nan_equal=True)
    refused([1, math.inf, 3], reference, "nan", nan_equal=True)
    refused(0.0, math.nan, "nan", nan_equal=True)
    assert compare(math.nan, math.nan, nan_equal=True).passed
    assert compare(complex("nan+nanj"), math.nan, nan_equal=True).passed


def test_a_reference_with_nan_that_is_not_expected_is_a_fault_of_the_spec():
    with pytest.raises(ReferenceFault, match="nan_equal"):
        compare(1.0, math.nan)


def test_none_is_not_nan():
    refused(None, math.nan, "kind", nan_equal=True)


def test_infinity_needs_the_same_sign():
    assert compare([np.inf, 1], np.array([np.inf, 1.0])).passed
    refused([-np.inf, 1], np.array([np.inf, 1.0]), "nan")
    refused([1e308, 1], np.array([np.inf, 1.0]), "nan")


# kinds


@pytest.mark.parametrize("junk", [None, "1.0", b"1.0", {}, {"a": 1.0}, Symbolic(("symbol", "a")), "", "nan"])
def test_what_is_no_number_is_refused_by_its_kind(junk):
    refused(junk, 1.0, "kind")
    refused(junk, REF, "kind")


def test_the_kind_is_named():
    assert compare(None, REF).message == "returned None instead of an array"
    assert compare("x", 1.0).message == "returned text instead of a number"


@pytest.mark.parametrize("yours", [True, [True], np.array([True])])
def test_truth_values_are_not_numbers(yours):
    refused(yours, 1.0, "dtype")


def test_numbers_are_not_truth_values():
    refused(1.0, True, "dtype")
    refused(np.ones(3), np.ones(3, bool), "dtype")


@pytest.mark.parametrize(
    "yours",
    [["1", "2"], [None, 1.0], [1.0, "x"], [Symbolic(("int", "1")), 2], [{}, 2], [b"1", b"2"], [10**400, 1]],
)
def test_a_list_with_something_that_is_no_number_is_refused(yours):
    refused(yours, np.array([1.0, 2.0]), "dtype")


def test_a_whole_number_that_no_array_can_hold_is_refused():
    for number in (10**400, -(10**40), 2**70):
        refused(number, 1.0, "dtype")


def test_a_ragged_list_is_refused_with_a_sentence():
    comparison = refused([[1.0, 2.0], [3.0]], np.ones((2, 2)), "shape")
    assert "different shapes" in comparison.message
    refused([np.array([1.0, 2.0]), 3.0], np.ones((2, 2)), "shape")


def test_a_part_that_is_no_number_is_named_where_parts_have_different_shapes():
    comparison = refused([np.array([1.0, 2.0]), None], np.ones((2, 2)), "dtype")
    assert "None is among the values" in comparison.message


def test_only_the_check_of_the_item_that_could_not_cross_fails():
    yours = (np.array([1.0, 2.0]), Unsendable("a set, which has no order; return a list or an array"))
    wanted = (np.array([1.0, 2.0]), np.array([1.0]))
    assert close(item=0).compare(Returned(yours), Returned(wanted)).passed
    comparison = close(item=1).compare(Returned(yours), Returned(wanted))
    assert comparison.message.startswith("item [1]: returned a set, which has no order")


def test_an_imaginary_part_counts_from_a_billionth_of_the_peak():
    assert compare(REF + 3.9e-9j, REF).passed
    assert "complex" in refused(REF + 4.1e-9j, REF, "dtype").message
    refused(complex(1.0, math.nan), 1.0, "dtype")


def test_complex_references_are_compared_in_both_parts():
    reference = np.array([1 + 2j, 3 - 4j])
    assert compare(reference, reference).passed
    refused(reference.real, reference, "values")
    refused(reference.conj(), reference, "values")


# items


def test_an_item_is_taken_from_a_tuple_a_list_or_the_first_axis():
    reference = (REF, 2.0)
    for yours in ((REF, 2.0), [REF, 2.0], (REF.tolist(), 2)):
        assert compare(yours, reference, item=0).passed
        assert compare(yours, reference, item=1).passed
    rows = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert compare(rows, (rows[0], rows[1]), item=1).passed
    assert compare((rows[0], rows[1]), rows, item=-1).passed


def test_a_wrong_item_is_named():
    assert compare((REF, 3.0), (REF, 2.0), item=1).message == "item [1]: the value is wrong"


def test_another_number_of_items_is_said_in_numbers():
    comparison = refused((1.0, 2.0), (1.0, 2.0, 3.0), "items", item=1)
    assert comparison.message == "returned 2 items instead of 3"
    refused((1.0, 2.0, 3.0, 4.0), (1.0, 2.0, 3.0), "items", item=1)


@pytest.mark.parametrize("yours", [1.0, None, "ab", {0: REF, 1: 2.0}, np.array(1.0)])
def test_items_are_not_taken_from_what_has_none(yours):
    refused(yours, (REF, 2.0), "kind", item=0)


def test_an_item_that_the_reference_lacks_is_a_fault_of_the_spec():
    with pytest.raises(ReferenceFault, match="no item 2"):
        compare((1.0, 2.0), (1.0, 2.0), item=2)
    with pytest.raises(ReferenceFault):
        compare(1.0, 1.0, item=0)


def test_without_item_every_part_must_be_right():
    reference = (REF, 2.0, [1, 2])
    assert compare((REF, 2.0, [1, 2]), reference).passed
    assert compare((REF, 2.0, [1, 3]), reference).message.startswith("item [2]: 1 of 2 values is wrong")
    refused((REF, 2.0), reference, "items")


def test_each_part_has_a_scale_of_its_own():
    refused((1e6, 1.001), (1e6, 1.0), "values")
    refused([np.array([1e6]), np.array([1.001])], [np.array([1e6]), np.array([1.0])], "values")


def test_nested_items_are_named_by_their_place():
    assert compare((1.0, (2.0, 9.0)), (1.0, (2.0, 3.0))).message == "item [1][1]: the value is wrong"


def test_dicts_need_the_same_keys_and_values():
    reference = {"v": REF, "n": 3}
    assert compare({"n": 3.0, "v": REF.tolist()}, reference).passed
    assert compare({"v": REF, "n": 4}, reference).message == "item ['n']: the value is wrong"
    refused({"v": REF, "n": 4}, reference, "values")
    comparison = refused({"v": REF, "m": 3}, reference, "items")
    assert "'n'" in comparison.detail and "'n'" not in comparison.message
    refused([REF, 3], reference, "kind")


def test_none_and_text_are_compared_exactly():
    assert compare((None, "rest"), (None, "rest")).passed
    refused((0, "rest"), (None, "rest"), "kind")
    refused((None, "Rest"), (None, "rest"), "values")


# ignore


def test_ignored_places_may_hold_anything():
    def mask(ref):
        return ref > 1

    assert compare([0.0, 1.0, -4.0, math.nan], REF, ignore=mask).passed
    assert compare([0.0, 1.0, -4.0, -99], REF, ignore=mask).passed
    refused([0.0, 1.1, -4.0, 2.0], REF, "values", ignore=mask)


def test_ignore_takes_the_whole_value_also_where_an_item_is_compared():
    def mask(ref):
        trace, times = ref
        return np.isin(np.arange(trace.size), times)

    assert compare(([0.0, 9.0, -4.0, 2.0], [1]), (REF, np.array([1])), item=0, ignore=mask).passed


@pytest.mark.parametrize(
    "mask",
    [lambda ref: ref > -99, lambda ref: ref[:2] > 0, lambda ref: 1 / 0, lambda ref: ref, lambda ref: None],
)
def test_a_mask_that_cannot_be_used_is_a_fault_of_the_spec(mask):
    with pytest.raises(ReferenceFault):
        compare(REF, REF, ignore=mask)


# outputs without a value


def test_an_exception_is_told_with_its_line():
    comparison = close().compare(Raised("ValueError", "bad dt", "line 12"), Returned(1.0))
    assert comparison.message == "raised ValueError at line 12: bad dt"
    assert (comparison.code, comparison.fraction) == ("raised", 0.0)
    assert close().compare(Raised("KeyError", ""), Returned(1.0)).message == "raised KeyError"


def test_a_failed_call_keeps_its_reason_and_sentence():
    comparison = close().compare(Failed("timeout", "stopped after 5 s"), Returned(1.0))
    assert (comparison.code, comparison.message) == ("timeout", "stopped after 5 s")


@pytest.mark.parametrize("reference", [Raised("ValueError", "x"), Failed("crash", "it crashed")])
def test_a_reference_without_a_value_is_a_fault_of_the_grader(reference):
    with pytest.raises(ReferenceFault):
        close().compare(Returned(1.0), reference)


def test_a_reference_that_is_not_plain_is_a_fault_of_the_grader():
    with pytest.raises(ReferenceFault):
        compare(1.0, object())


# words and evidence


def test_the_message_has_no_values_and_the_detail_has_both():
    yours = np.array([0.0, 1.5, -4.0, 2.25])
    comparison = refused(yours, REF, "values", unit="mV")
    assert comparison.message == "2 of 4 values are wrong, the first at index 1"
    assert "yours is 1.5 mV, expected 1 mV" in comparison.detail
    assert "largest error 0.5 mV" in comparison.detail
    assert "|yours - reference| <= 1e-05 × 4 mV" in comparison.detail


def test_close_numbers_are_printed_with_enough_digits_to_differ():
    detail = refused(1.0000001, 1.0, "values", rtol=1e-9).detail
    assert "1.0000001" in detail


def test_a_headline_fits_eighty_columns():
    for yours in (np.ones((3, 100)), None, [1.0], REF + 1, ["x"] * 4, REF + 1j, np.full(4, np.nan)):
        assert len(compare(yours, REF).message) <= 80


def test_evidence_holds_index_counts_errors_and_curves():
    evidence = refused(REF + np.array([0, 0, 2, 0]), REF, "values").evidence
    assert (evidence.index, evidence.bad, evidence.total) == (2, 1, 4)
    assert evidence.max_error == 0.5
    assert evidence.ratio == pytest.approx(0.5 / 1e-5)
    assert (evidence.your_value, evidence.reference_value) == (-2.0, -4.0)
    assert evidence.yours.tolist() == [0, 1, -2, 2] and evidence.reference.tolist() == REF.tolist()


def test_evidence_of_a_right_answer_says_how_close_it_is():
    evidence = compare(REF + 2e-5, REF).evidence
    assert evidence.ratio == pytest.approx(0.5)
    assert evidence.yours is None


def test_curves_of_another_length_are_kept_for_the_figure():
    comparison = refused(REF[:-1], REF, "shape")
    assert comparison.message == "returned 3 values instead of 4"
    assert "not checked because the shape differs" in comparison.detail
    assert len(comparison.evidence.yours) == 3 and len(comparison.evidence.reference) == 4


def test_an_exchange_of_axes_is_pointed_out():
    assert "exchanged" in refused(np.ones((3, 2)), np.ones((2, 3)), "shape").message


def test_an_index_of_a_matrix_has_all_its_coordinates():
    yours = np.ones((2, 3))
    yours[1, 2] = 5
    assert "index (1, 2)" in refused(yours, np.ones((2, 3)), "values").message


# several calls


def test_of_several_calls_the_first_wrong_one_is_named():
    outputs = [Returned(v) for v in (1.0, 2.5, 9.0)]
    comparison = close().compare_all(outputs, [Returned(v) for v in (1.0, 2.0, 3.0)])
    assert comparison.message == "the value is wrong"
    assert comparison.call == 1
    assert comparison.fraction == 0.0


def test_a_single_call_is_not_numbered():
    assert close().compare_all([Returned(2.0)], [Returned(1.0)]).message == "the value is wrong"


def test_a_faulty_reference_shows_although_an_earlier_call_is_wrong():
    with pytest.raises(ReferenceFault):
        close().compare_all([Returned(9.0)] * 2, [Returned(1.0), Raised("ValueError", "")])


def test_the_largest_deviation_of_all_calls_is_kept():
    outputs = [Returned(v) for v in (1.0, 1.000005, 1.0)]
    assert close().compare_all(outputs, [Returned(1.0)] * 3).evidence.ratio == pytest.approx(0.5)


def test_check_reference_refuses_a_reference_that_cannot_pass():
    close().check_reference([Returned(1.0), Returned(REF)])
    with pytest.raises(ReferenceFault):
        close(item=4).check_reference([Returned((1.0, 2.0))])


# declaration


@pytest.mark.parametrize(
    "settings",
    [
        {"rtol": 1.0},
        {"rtol": -1e-5},
        {"rtol": math.nan},
        {"rtol": True},
        {"rtol": "1e-5"},
        {"atol": -1.0},
        {"atol": math.inf},
        {"atol": math.nan},
        {"scale": "max"},
        {"scale": 0.0},
        {"scale": -1},
        {"scale": None},
        {"scale": math.inf},
        {"item": 1.0},
        {"item": True},
        {"item": "v"},
        {"nan_equal": 1},
        {"broadcast": None},
        {"ignore": [True]},
        {"unit": 3},
    ],
)
def test_settings_that_cannot_tell_right_from_wrong_are_refused(settings):
    with pytest.raises(SpecError, match=f"'{next(iter(settings))}' of close.* must be .*; got .* instead"):
        close(**settings)


def test_an_unknown_setting_is_refused():
    with pytest.raises(TypeError, match="rtoll"):
        close(rtoll=1e-5)


# what two wrong answers have in common


def test_two_wrong_answers_match_also_where_they_are_nan():
    wrong = np.array([1.0, np.nan])
    assert close().matches(Returned(wrong), Returned(wrong.copy()))
    assert not close().matches(Returned(wrong), Returned(np.array([1.0, 2.0])))


def test_two_wrong_answers_match_when_ignore_has_no_sense_on_them():
    comparer = close(ignore=lambda ref: ref["no such key"])
    assert comparer.matches(Returned(REF), Returned(REF))
    assert not comparer.matches(Returned(REF), Returned(REF + 1))
