"""What crosses the boundary arrives equal; everything else is refused in one way."""

import contextlib
import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.boundary.values import DTYPES, MAX_HEADER, PREFIX, Symbolic, count_values, pack, unpack
from autograder.errors import TooManyValues, UnsendableValue, WireError

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.integers(-(2**70), 2**70) | st.floats() | st.complex_numbers()
shapes = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)
arrays = hnp.arrays(st.sampled_from(sorted(DTYPES)), shapes)
plain = st.recursive(
    st.none() | st.booleans() | numbers | st.binary(max_size=20) | text | arrays,
    lambda inner: (
        st.lists(inner, max_size=12)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(text, inner, max_size=4)
    ),
    max_leaves=20,
)


def roundtrip(value):
    frame = pack(value)
    header, body = PREFIX.unpack(frame[: PREFIX.size])
    assert len(frame) == PREFIX.size + header + body
    return unpack(frame[PREFIX.size : PREFIX.size + header], frame[PREFIX.size + header :])


def equal(one, other):
    if isinstance(one, np.ndarray):
        same = one.tobytes() == other.tobytes() if one.dtype.kind in "fc" else np.array_equal(one, other)
        return type(other) is np.ndarray and one.shape == other.shape and one.dtype == other.dtype and same
    if isinstance(one, list) and any(isinstance(item, float) for item in one):
        return len(one) == len(other) and all(map(equal_or_float, one, other))
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(equal, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(equal(one[key], other[key]) for key in one)
    if isinstance(one, complex):
        return equal(one.real, other.real) and equal(one.imag, other.imag)
    return one == other or (one != one and other != other)


def equal_or_float(one, other):
    """A long list of numbers arrives as floats when one of them is a float."""
    return equal(one, other) or (isinstance(one, int) and float(one) == other)


@given(plain)
def test_a_plain_value_arrives_equal_and_of_the_same_kind(value):
    assert equal(value, roundtrip(value))


def test_a_tree_arrives_as_nested_tuples():
    tree = ("Mul", ("int", "4"), ("Pow", ("symbol", "a"), ("int", "3")))
    assert roundtrip(Symbolic(tree)) == Symbolic(tree)


def test_arrays_arrive_fresh_and_writable():
    value = roundtrip(np.arange(3.0))
    value[0] = 7.0
    assert value.flags.owndata or value.base is not None


def test_a_long_list_of_numbers_does_not_fill_the_header():
    numbers = [0.5 * n for n in range(1_000_000)]
    frame = pack(numbers)
    assert PREFIX.unpack(frame[: PREFIX.size])[0] < 100


@pytest.mark.parametrize(
    "value", [{1, 2}, object(), (x for x in ()), np.array([object()]), np.array(["a"]), 2**5000, lambda: 0]
)
def test_what_is_not_plain_is_refused(value):
    with pytest.raises(UnsendableValue):
        pack(value)


def test_a_structure_larger_than_the_header_is_refused():
    with pytest.raises(UnsendableValue, match="256 KiB"):
        pack(["a" * 40] * (MAX_HEADER // 40))


def test_deep_nesting_is_refused():
    value = []
    for _ in range(500):
        value = [value]
    with pytest.raises(UnsendableValue, match="nested"):
        pack(value)


HOSTILE = [
    {"a": ["|O", [1], 0]},
    {"a": ["<f8", [10**12], 0]},
    {"a": ["<f8", [-1], 0]},
    {"a": ["<f8", [2], -8]},
    {"a": ["<f8", [[2]], 0]},
    {"a": ["<f8", [1] * 40, 0]},
    {"a": ["<M8[s]", [1], 0]},
    {"l": ["<f8", 10**9, 0]},
    {"b": [100, 0]},
    {"b": [True, 0]},
    {"zz": 1},
    {"f": "1e5"},
    {"a": 1, "b": 2},
    {},
    {"d": [[{"a": ["<f8", [1], 0]}, 1]]},
    {"c": ["1", "2"]},
    {"s": ["Add", 3]},
    {"s": []},
    {"s": [["Add"]]},
    "\ud800",
]


@pytest.mark.parametrize("node", HOSTILE, ids=str)
def test_a_malformed_message_is_refused(node):
    with pytest.raises(WireError):
        unpack(json.dumps(node).encode(), bytes(8))


@pytest.mark.parametrize("header", [b"", b"NaN", b"Infinity", b"\xff", b"[" * 100_000, b"1" * 5000, b'{"t":'])
def test_bytes_that_are_not_json_are_refused(header):
    with pytest.raises(WireError):
        unpack(header, b"")


def test_a_symbolic_tree_may_not_be_endless():
    node = ["symbol", "a"]
    for _ in range(300):
        node = ["exp", node]
    with pytest.raises(WireError):
        unpack(json.dumps({"s": node}).encode(), b"")


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_random_bytes_never_do_more_than_be_refused(header, body):
    with contextlib.suppress(WireError):
        unpack(header, body)


def test_nan_and_infinity_cross_as_tags():
    assert math.isnan(roundtrip(math.nan)) and roundtrip((math.inf, -math.inf)) == (math.inf, -math.inf)


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(5, np.int8),
        np.zeros((5, 1)),
        [0.5] * 5,
        [1] * 9,
        ("a",) * 5,
        {n: n for n in range(5)},
        bytes(5),
    ],
    ids=repr,
)
def test_more_values_than_may_be_are_refused_before_they_are_made(value):
    frame = pack(value)
    header, _ = PREFIX.unpack(frame[: PREFIX.size])
    parts = frame[PREFIX.size : PREFIX.size + header], frame[PREFIX.size + header :]
    assert repr(unpack(*parts, count_values(value))) == repr(value)
    with pytest.raises(TooManyValues):
        unpack(*parts, 4)
