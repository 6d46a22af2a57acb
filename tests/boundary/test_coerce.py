"""Whatever a function returns becomes base objects that can be packed, or is refused by name."""

import array
import collections
import enum
import fractions
import types

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.boundary.coerce import coerce
from autograder.boundary.values import MAX_DEPTH, PREFIX, Symbolic, Unsendable, pack, unpack, unpack_frame
from autograder.errors import UnsendableValue


class Colour(enum.IntEnum):
    RED = 3


class Name(str):
    __slots__ = ()


class Number(float):
    pass


class Items(list):
    pass


class Pair(collections.namedtuple("Pair", "left right")):
    __slots__ = ()


class Matrix(np.ndarray):
    """Keeps two dimensions whatever is done to it, as `numpy.matrix` does."""

    def __getitem__(self, key):
        return np.atleast_2d(super().__getitem__(key))


class Frame:
    """Offers itself as an array, as columns of a table do."""

    def __array__(self, dtype=None, copy=None):
        return np.array([1.0, 2.0])


def same(one, other):
    if isinstance(one, np.ndarray):
        return (
            type(other) is np.ndarray
            and one.dtype.newbyteorder("=") == other.dtype.newbyteorder("=")  # made native on the way
            and np.array_equal(one, other, equal_nan=True)
        )
    if isinstance(one, list | tuple):
        return type(one) is type(other) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return type(other) is dict and list(one) == list(other) and all(same(one[k], other[k]) for k in one)
    return type(one) is type(other) and repr(one) == repr(other)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.float64(2.5), 2.5),
        (np.float32(0.5), 0.5),
        (np.int8(-3), -3),
        (np.bool_(True), True),
        (np.complex64(1j), 1j),
        (np.array(2.5), 2.5),
        (np.array("text"), "text"),
        (np.longdouble("1.5"), 1.5),
        (Colour.RED, 3),
        (Name("text"), "text"),
        (Number(1.5), 1.5),
        (fractions.Fraction(1, 4), 0.25),
        (mpmath.mpf("0.5"), 0.5),
        (Items([1, Items([2])]), [1, [2]]),
        (Pair(1, np.int64(2)), (1, 2)),
        (range(3), [0, 1, 2]),
        (collections.deque([1.0]), [1.0]),
        (collections.OrderedDict(a=np.int64(1)), {"a": 1}),
        (collections.Counter("aab"), {"a": 2, "b": 1}),
        ({np.int64(1): 2, (1, np.int8(2)): 3}, {1: 2, (1, 2): 3}),
        (array.array("d", [1.0, 2.0]), np.array([1.0, 2.0])),
        (memoryview(b"ab"), np.array([97, 98], np.uint8)),
        (bytearray(b"ab"), np.array([97, 98], np.uint8)),
        (b"ab", b"ab"),
        (np.zeros((1, 2)).view(Matrix), np.zeros((1, 2))),
        (np.array([1, 2.5], dtype=object), [1, 2.5]),
        (np.array(["a", "b"]), ["a", "b"]),
        (np.ma.masked_array([1, 2], [False, True]), np.array([1.0, np.nan])),
        (np.array([1.0, 2.0], np.longdouble), np.array([1.0, 2.0])),
        (np.array([1.0], np.float16), np.array([1.0], np.float16)),
        (Frame(), np.array([1.0, 2.0])),
        ("lone \ud800", "lone ?"),
        (True, True),
        (None, None),
        (Symbolic(("int", "1")), Symbolic(("int", "1"))),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_become_base_objects(value, plain):
    found = coerce(value)
    assert same(plain, found)
    pack(found)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ((x for x in [1]), "a generator that yields values one by one; return a list or an array"),
        (iter([1]), "list_iterator"),
        (map(str, [1]), "map"),
        (len, "perhaps a function without its parentheses"),
        (lambda: 1, "a function, perhaps"),
        (Frame, "a type, perhaps"),
        (object(), "a value of type object"),
        ({1, 2}, "a set, which has no order"),
        (types.SimpleNamespace(v=1), "SimpleNamespace"),
        (np, "a value of type module"),
        (np.array(["2020"], "M8[D]"), "dtype datetime64"),
        (np.zeros(2, "V8"), "dtype"),
        (np.zeros(1, [("a", float)]), "dtype"),
        (np.array([{1}], dtype=object), "a set"),
        ([1, (2, {"a": object()})], "a value of type object"),
        ({frozenset(): 1}, "a set"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_cannot_be_compared_is_refused_by_name(value, said):
    with pytest.raises(UnsendableValue, match=said):
        coerce(value)


@pytest.mark.parametrize("item", [0.5, 3, np.float64(0.5), np.int64(3), np.float32(0.5)])
def test_a_long_list_of_numbers_becomes_an_array(item):
    found = coerce([item] * 2001)
    assert isinstance(found, np.ndarray) and found.dtype == np.asarray(item).dtype and (found == item).all()
    assert coerce([item] * 2000) == [item] * 2000


def test_a_long_list_that_no_array_can_hold_stays_a_list():
    assert coerce([10**30] * 2001) == [10**30] * 2001
    assert coerce([1.0, "1"] * 2001) == [1.0, "1"] * 2001


def test_an_item_that_cannot_cross_leaves_the_others():
    found = coerce((np.ones(2), {3.0, 1.0}, "text"))
    assert found[1] == Unsendable("a set, which has no order; return a list or an array")
    assert found[0].tolist() == [1.0, 1.0] and found[2] == "text"
    again = unpack_frame(pack(found))
    assert again[1] == found[1] and coerce(again)[1] == found[1]
    assert coerce({"v": 1.0, "f": len})["v"] == 1.0


def test_a_value_that_holds_itself_is_refused():
    loop = []
    loop.append(loop)
    table = {}
    table["self"] = table
    box = np.empty(1, dtype=object)
    box[0] = box
    for value in (loop, [table], box):
        with pytest.raises(UnsendableValue, match="nested more than"):
            coerce(value)


def test_the_deepest_value_allowed_can_be_packed():
    value = 1.0
    for _ in range(MAX_DEPTH):
        value = [value]
    pack(coerce(value))
    with pytest.raises(UnsendableValue):
        coerce([value])


def test_what_subclasses_add_is_lost():
    class Always(np.ndarray):
        def __eq__(self, other):
            return True

    class Liar(list):
        def __len__(self):
            return 0

    assert type(coerce(np.zeros(2).view(Always))) is np.ndarray
    assert coerce(Liar([1, 2])) == [1, 2]


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(max_size=4)
ODD = st.sampled_from([np.float32(1), np.int16(2), Colour.RED, Number(2), fractions.Fraction(1, 3), Frame()])
ARRAYS = hnp.arrays(hnp.scalar_dtypes(), hnp.array_shapes(max_dims=2, max_side=3))
FOREIGN = st.recursive(
    LEAVES | ODD | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(FOREIGN)
def test_every_value_is_packed_and_comes_back_or_is_refused(value):
    try:
        plain = coerce(value)
        frame = pack(plain)
    except UnsendableValue as refused:
        assert str(refused)
        return
    header, _ = PREFIX.unpack_from(frame)
    back = unpack(frame[PREFIX.size : PREFIX.size + header], memoryview(frame)[PREFIX.size + header :])
    assert same(coerce(back), back) and same(plain, back)
