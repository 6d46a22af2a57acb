"""Whatever a student returns, a comparer gives a verdict; junk never passes and the reference always does."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.values import Symbolic
from autograder.compare import Bound, close, exact, raises, satisfies, spikes, statistical, symbolic

arrays = hnp.arrays(
    st.sampled_from(["?", "i1", "u8", "i8", "f2", "f4", "f8", ">f8", "c8", "c16"]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
)
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.complex_numbers(),
    st.text(max_size=4),
    st.binary(max_size=4),
    arrays,
    st.just(Symbolic(("symbol", "a"))),
    st.just(Symbolic(("junk",))),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.one_of(st.text(max_size=2), st.integers(), st.none()), inner, max_size=3),
    ),
    max_leaves=8,
)

CURVE = np.array([1.0, -2.5, 3.25, 0.5])
REFERENCES = {
    "number": 1.5,
    "curve": CURVE,
    "matrix": CURVE.reshape(2, 2),
    "items": (CURVE, 2.5),
    "text": ("a", 1.5),
    "whole": np.array([3, 1, 2]),
    "nested": [[1.5, 2.0], "x"],
    "dict": {"v": CURVE, "n": 2.5},
    "complex": CURVE * 1j,
    "nan": np.array([1.5, np.nan, np.inf]),
    "truth": np.array([True, False]),
}


def bounds(value):
    return [Bound("mean", np.mean(value), 0.0, 1.0)]


COMPARERS = [
    (close(nan_equal=True), list(REFERENCES)),
    (close(nan_equal=True, broadcast=True, scale="each", atol=1e-3), list(REFERENCES)),
    (close(item=1, nan_equal=True), ["curve", "items", "whole", "nested"]),
    (close(ignore=lambda ref: np.asarray(ref) < 0), ["number", "curve", "matrix", "whole"]),
    (exact(), list(REFERENCES)),
    (exact(item=0), ["items", "text", "nested"]),
    (satisfies(lambda value: bool(value[0] > 0)), ["number"]),
    (statistical(bounds, false_reject=1e-3), ["number"]),
]
PAIRS = [
    pytest.param(comparer, REFERENCES[name], id=f"{comparer.kind}-{name}")
    for comparer, names in COMPARERS
    for name in names
]


@pytest.mark.parametrize(("comparer", "reference"), PAIRS)
@settings(max_examples=60, deadline=None)
@given(values)
def test_no_value_makes_a_comparer_raise(comparer, reference, value):
    comparison = comparer.compare(Returned(value), Returned(reference))
    assert 0.0 <= comparison.fraction <= 1.0
    assert comparison.passed or (comparison.message and comparison.code)


@settings(max_examples=200, deadline=None)
@given(values)
def test_no_value_makes_spikes_or_symbolic_raise(value):
    assert 0.0 <= spikes(window=0.1).compare(Returned(value), Returned(np.array([1.0, 2.0]))).fraction <= 1.0
    assert 0.0 <= symbolic("a").compare(Returned(value), Returned("a**2 + 1")).fraction <= 1.0


@settings(max_examples=200, deadline=None)
@given(values)
def test_a_value_never_passes_for_an_exception(value):
    assert not raises("ValueError").compare(Returned(value), Raised("ValueError", "")).passed


@pytest.mark.parametrize("name", REFERENCES)
@settings(max_examples=150, deadline=None)
@given(value=values)
def test_what_passes_is_a_value_near_the_reference(name, value):
    """An oracle of its own: flatten both to numbers and compare one by one."""
    reference = REFERENCES[name]
    if close(nan_equal=True).compare(Returned(value), Returned(reference)).passed:
        yours, wanted = list(flat(value)), list(flat(reference))
        assert len(yours) == len(wanted) > 0
        assert all(same(a, b) for a, b in zip(yours, wanted, strict=True))


@settings(max_examples=200, deadline=None)
@given(hnp.arrays("f8", hnp.array_shapes(min_dims=0, max_dims=2, min_side=0, max_side=5)), st.floats(-10, 10))
def test_the_reference_passes_and_a_shifted_one_does_not(reference, shift):
    comparer = close(nan_equal=True)
    assert comparer.compare(Returned(reference.copy()), Returned(reference)).passed
    assert comparer.compare(Returned(reference.tolist()), Returned(reference)).passed or reference.ndim == 2
    finite = reference[np.isfinite(reference)]
    with np.errstate(all="ignore"):
        peak = np.max(np.abs(finite), initial=0.0)
        moved = reference + shift
    if finite.size and abs(shift) > 1.1e-5 * peak and np.any((moved != reference) & np.isfinite(reference)):
        assert not comparer.compare(Returned(moved), Returned(reference)).passed


JUNK = [
    None,
    [],
    (),
    {},
    "",
    "0",
    b"",
    math.nan,
    math.inf,
    -math.inf,
    0,
    0.0,
    -1,
    True,
    False,
    np.array([]),
    np.zeros((0, 4)),
    np.array(math.nan),
    np.zeros(4),
    np.ones(4),
    np.full(4, np.nan),
    np.zeros(4, bool),
    [None] * 4,
    ["0"] * 4,
    [[]],
    [[], []],
    Symbolic(("int", "0")),
    10**400,
    [math.nan] * 4,
    ([],) * 2,
    ((), ()),
    (math.nan,) * 2,
    np.zeros((4, 1)),
    np.zeros((1, 4)),
    1e308,
    {"v": None, "n": None},
]


@pytest.mark.parametrize("name", REFERENCES)
def test_no_junk_passes_any_ordinary_comparer(name):
    reference = Returned(REFERENCES[name])
    for comparer in (close(nan_equal=True), close(nan_equal=True, broadcast=True), exact()):
        for junk in JUNK:
            assert not comparer.compare(Returned(junk), reference).passed, (comparer, junk)


def test_outputs_without_a_value_never_pass():
    for comparer in (close(), exact(), spikes(window=1), symbolic("a"), satisfies(lambda v: True)):
        reference = Returned("a" if comparer.kind == "symbolic" else np.array([1.0, 2.0]))
        for output in (
            Raised("ValueError", ""),
            Failed("missing", "f is not there"),
            Failed("memory", "too much"),
        ):
            assert comparer.compare(output, reference).fraction == 0.0


def flat(value):
    if isinstance(value, dict):
        for key in sorted(value, key=repr):
            yield from flat(value[key])
    elif isinstance(value, np.ndarray):
        yield from value.ravel().tolist()
    elif isinstance(value, list | tuple):
        for item in value:
            yield from flat(item)
    else:
        yield value


def same(a, b):
    if isinstance(b, bool | str) or b is None:
        return a == b and isinstance(a, type(b))
    if isinstance(a, bool | str) or a is None:
        return False
    if isinstance(b, float) and math.isnan(b):
        return math.isnan(complex(a).real)
    return a == b or abs(a - b) <= 4e-5
