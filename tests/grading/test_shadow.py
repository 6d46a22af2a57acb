"""Two comparers, written apart, give the same verdict; where they do not, staff are told."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.values import Symbolic
from autograder.compare import close, exact, spikes, symbolic
from autograder.course.spec import Call, Check
from autograder.grading.shadow import Opinion, disagreements, second_opinion
from autograder.judge.verdict import judge, judge_all

CURVE = np.array([1.0, -2.5, 3.25, 0.5])
REFERENCES = {
    "number": 1.5,
    "curve": CURVE,
    "matrix": CURVE.reshape(2, 2),
    "items": (CURVE, 2.5),
    "two numbers": (1.5, 2),
    "text": ("a", 1.5),
    "whole": np.array([3, 1, 2]),
    "small whole": np.array([-128, 4], "i1"),
    "large whole": np.array([2**60, 2**60 + 1]),
    "nested": [[1.5, 2.0], "x"],
    "ragged": [[1.5, 2.0], [3.0]],
    "dict": {"v": CURVE, "n": 2.5},
    "complex": CURVE * 1j,
    "nan": np.array([1.5, math.nan, math.inf, -math.inf]),
    "truth": np.array([True, False]),
    "one": np.array([2.0]),
    "none": np.array([]),
    "zeros": np.zeros(3),
    "tiny": np.array([1e-310, 3e-310]),
    "single": np.array([0.1, 0.2, 0.3], "f4"),
    "nothing": None,
    "symbol": Symbolic(("symbol", "a")),
}
CLOSE = (
    close(nan_equal=True),
    close(nan_equal=True, scale="each", atol=1e-3, broadcast=True),
    close(nan_equal=True, rtol=0.0, atol=1e-6),
    close(nan_equal=True, rtol=0.25),
    close(nan_equal=True, rtol=0.01, scale=100.0),
    close(nan_equal=True, rtol=0.0),
    exact(),
)
ITEMS = (close(item=0, rtol=0.1), close(item=-1, nan_equal=True), exact(item=1))
TRAINS = (np.array([]), np.array([1.0]), np.array([0.5, 1.0, 1.25, 4.0]), np.array([1, 2, 3]))


def of(comparer, calls=1, observe="result"):
    call = Call("f", observe=observe)
    return Check(id="x", points=1, call=(call,) * calls, expect=comparer, hidden=True)


def both(comparer, value, reference):
    """Return the comparer's verdict and the second opinion, which must agree."""
    output = value if isinstance(value, Returned | Raised | Failed) else Returned(value)
    passed = judge(of(comparer), [output], [Returned(reference)]).status == "passed"
    opinion = second_opinion(of(comparer), [output], [Returned(reference)])
    assert opinion is not None and opinion.agrees(passed), (comparer, value, reference, passed, opinion)
    return passed, opinion


factors = st.one_of(st.sampled_from([0.0, 1.0, -1.0, 1.0 + 1e-12, 0.999999]), st.floats(-2.0, 2.0))


@st.composite
def changed(draw, reference):
    """Draw something that was made from a reference: off by about a tolerance, in another form, or both."""
    if isinstance(reference, dict):
        made = {key: draw(changed(item)) for key, item in reference.items()}
        return draw(st.sampled_from([made, list(made.values()), dict(list(made.items())[1:])]))
    if isinstance(reference, tuple) or (isinstance(reference, list) and isinstance(reference[0], list)):
        made = [draw(changed(item)) for item in reference]
        return draw(st.sampled_from([made, tuple(made), made[:-1], tuple(reference), list(reference)]))
    if reference is None or isinstance(reference, str | Symbolic):
        return draw(st.sampled_from([reference, "a", "b", None, 0, Symbolic(("symbol", "b"))]))
    array = np.asarray(reference)
    step = draw(st.sampled_from([0.0, 0.0, 1e-6, 1e-5, 1e-3, 0.01, 0.1, 0.25, 1.0])) * draw(factors)
    size = draw(
        st.sampled_from(
            [1.0, 3.25, float(np.max(np.abs(array.astype(complex)), initial=0, where=np.isfinite(array)))]
        )
    )
    off = np.zeros(array.shape, complex)
    if off.size:
        off.flat[draw(st.integers(0, off.size - 1))] = (
            draw(st.sampled_from([1.0, 1.0, 1.0, 1j])) * step * size
        )
    kind = "f8" if array.dtype.kind in "biu" else array.dtype
    with np.errstate(over="ignore"):  # the largest number there is, and a step
        made = array.astype(complex) + off if off.imag.any() else array.astype(kind) + off.real
    if not draw(st.integers(0, 3)):
        made = array
    if array.size and not draw(st.integers(0, 9)):
        made = np.array(made)
        made.flat[draw(st.integers(0, array.size - 1))] = (
            draw(st.sampled_from([math.nan, math.inf, 0.0])) if made.dtype.kind in "fc" else 0
        )
    forms = [
        made,
        made,
        made,
        made.tolist(),
        made[..., None],
        made.reshape(1, *made.shape),
        made.astype("c16"),
    ]
    with np.errstate(all="ignore"):
        forms += (
            [made.astype("f4"), made.real.astype("f2")] if made.dtype.kind != "c" else [made.astype("c8")]
        )
        forms += [np.rint(np.nan_to_num(made.real, posinf=0, neginf=0)).astype("i8"), made.real > 1]
    forms += [made.ravel()[:-1], made.ravel()[::-1], made.ravel()[:1]] if made.size else [[], [[]], None]
    return draw(st.sampled_from(forms))


arrays = hnp.arrays(
    st.sampled_from(["?", "i1", "u8", "i8", "f2", "f4", "f8", "c16"]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
)
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.complex_numbers(),
    st.text(max_size=2),
    arrays,
)
junk = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.text(max_size=2), inner, max_size=2),
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("name", REFERENCES)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_both_judges_agree_on_what_is_near_the_reference_or_no_answer_at_all(name, data):
    reference = REFERENCES[name]
    value = data.draw(st.one_of(changed(reference), changed(reference), junk))
    for comparer in CLOSE:
        both(comparer, value, reference)
    if isinstance(reference, tuple) or (isinstance(reference, np.ndarray) and reference.size > 1):
        for comparer in ITEMS:
            both(comparer, value, reference)


@settings(max_examples=600, deadline=None)
@given(data=st.data())
def test_both_judges_agree_on_arrays_of_any_shape_and_kind(data):
    reference = data.draw(arrays)
    value = data.draw(st.one_of(changed(reference), arrays))
    for comparer in CLOSE:
        both(comparer, value, reference)


@settings(max_examples=1000, deadline=None)
@given(data=st.data())
def test_both_judges_agree_on_spike_trains(data):
    train = data.draw(st.sampled_from(TRAINS))
    window = data.draw(st.sampled_from([1e-4, 0.1, 0.25, 1.0]))
    value = data.draw(st.one_of(changed(train), junk, st.lists(st.floats(-1, 5), max_size=5)))
    both(spikes(window=window), value, train)


@pytest.mark.parametrize("output", [Raised("ValueError", "no"), Failed("timeout", "too long")])
def test_what_gave_no_value_is_wrong(output):
    for comparer in (close(), exact(), spikes(window=1.0)):
        assert both(comparer, output, CURVE[:1])[1] is Opinion.WRONG


@pytest.mark.parametrize(
    ("value", "opinion"),
    [
        (1.0, Opinion.RIGHT),
        (1.25, Opinion.JUST_RIGHT),
        (1.25 + 1e-11, Opinion.JUST_WRONG),
        (1.2499, Opinion.RIGHT),
        (1.2501, Opinion.WRONG),
        (math.nan, Opinion.WRONG),
        (math.inf, Opinion.WRONG),
        (True, Opinion.WRONG),
        ("1.0", Opinion.WRONG),
    ],
)
def test_an_opinion_says_when_rounding_could_decide(value, opinion):
    comparer = close(rtol=0.25)
    assert second_opinion(of(comparer), [Returned(value)], [Returned(1.0)]) is opinion


def test_what_is_ignored_is_not_compared_and_does_not_make_the_peak():
    comparer = close(rtol=0.1, ignore=lambda ref: ref > 3)
    value, reference = np.array([1.0, -2.5, 99.0, 0.5]), CURVE
    assert both(comparer, value, reference)[0]
    assert not both(comparer, value + np.array([0.3, 0, 0, 0]), reference)[0]


def test_a_check_of_several_calls_is_as_right_as_its_worst_call():
    comparer, right = close(rtol=0.25), Returned(1.0)
    for first, second, opinion in (
        (1.0, 1.25, Opinion.JUST_RIGHT),
        (1.25, 9.0, Opinion.WRONG),
        (9.0, 1.0, Opinion.WRONG),
        (1.0, 1.1, Opinion.RIGHT),
    ):
        assert second_opinion(of(comparer, 2), [Returned(first), Returned(second)], [right, right]) is opinion


def test_other_comparers_have_no_second_judge():
    assert second_opinion(of(symbolic("a")), [Returned("a")], [Returned("a")]) is None
    assert second_opinion(of(close()), [Returned(1.0)], [Raised("ValueError", "")]) is None


def test_arguments_that_are_looked_at_must_be_the_same_whatever_the_tolerance():
    check = of(close(rtol=0.1), observe="arguments")
    for value, opinion in ((CURVE, Opinion.RIGHT), (CURVE * (1 + 1e-12), Opinion.WRONG)):
        outputs = [Returned([value])]
        assert second_opinion(check, outputs, [Returned([CURVE])]) is opinion
        assert opinion.agrees(judge(check, outputs, [Returned([CURVE])]).status == "passed")


def test_a_check_is_named_when_the_judges_differ_and_not_when_rounding_decides():
    checks = (of(close(rtol=0.25)),)
    for value in (1.0, 1.25, 9.0):
        outputs, expected = {"x": (Returned(value),)}, {"x": (Returned(1.0),)}
        verdicts = judge_all(checks, outputs, expected)
        assert disagreements(checks, outputs, expected, verdicts) == ()
        turned = tuple(
            replace(one, status="failed" if one.status == "passed" else "passed") for one in verdicts
        )
        assert disagreements(checks, outputs, expected, turned) == (() if value == 1.25 else ("x",))
