"""Turn what a function returns into plain values. Runs in the child: nothing it says is trusted."""

import array
import collections
import numbers
import sys
from typing import Any

import numpy as np

from autograder.boundary.expressions import encode_expression
from autograder.boundary.values import MAX_DEPTH, Symbolic, Unsendable
from autograder.errors import UnsendableValue

MOST_ITEMS = 2000  # of numbers that cross as a list or tuple; more cross as an array
_AS_IT_IS = (type(None), bool, int, float, complex, bytes)
_NUMBERS = {float, np.float64, np.float32, int, np.int64}


def coerce(value: Any, depth: int = 0) -> Any:
    """Return a value as base Python and NumPy objects that `autograder.boundary.values.pack` takes.

    A list or tuple of more than `MOST_ITEMS` numbers becomes an array, which takes far less to send.
    Subclasses lose what they add, NumPy scalars become Python numbers, anything that offers itself as
    an array becomes one, SymPy expressions become `Symbolic` trees.

    Raises
    ------
    UnsendableValue
        For what is none of these, such as a generator, a function or a set; the text names it.
    """
    if depth > MAX_DEPTH:
        raise UnsendableValue(f"a value nested more than {MAX_DEPTH} deep")
    kind = type(value)
    if kind in _AS_IT_IS or kind is Symbolic or kind is Unsendable:
        return value
    if isinstance(value, np.ndarray):
        return _coerce_array(value, depth)
    if isinstance(value, np.generic):
        return _coerce_array(np.asarray(value), depth)
    if isinstance(value, str):
        return str(value).encode(errors="replace").decode()
    if isinstance(value, tuple):
        items = tuple(value)
        row = _long_row(items)
        return tuple(_item(item, depth) for item in items) if row is None else row
    if isinstance(value, list | range | collections.deque):
        items = tuple(value)
        row = _long_row(items)
        return [coerce(item, depth + 1) for item in items] if row is None else row
    if isinstance(value, dict):
        return {coerce(key, depth + 1): _item(item, depth) for key, item in dict(value).items()}
    return _coerce_foreign(value, depth)


def _long_row(items: tuple[Any, ...]) -> np.ndarray[Any, Any] | None:
    """Return many numbers as an array, if one can hold them."""
    if len(items) <= MOST_ITEMS or not set(map(type, items)) <= _NUMBERS:
        return None
    row = np.array(items)
    return row if row.dtype.kind in "if" else None


def _item(value: Any, depth: int) -> Any:
    """Return an item of a tuple or dict; one that cannot cross leaves the others as they are."""
    try:
        return coerce(value, depth + 1)
    except UnsendableValue as error:
        if depth:
            raise
        return Unsendable(str(error))


def _coerce_array(value: np.ndarray[Any, Any], depth: int) -> Any:
    if isinstance(value, np.ma.MaskedArray):
        value = np.ma.filled(value.astype(float), np.nan)
    value = np.asarray(value)
    match value.dtype.kind:
        case "b" | "i" | "u" | "f" | "c":
            if value.dtype.itemsize > (16 if value.dtype.kind == "c" else 8):
                value = value.astype(complex if value.dtype.kind == "c" else float)
            return value.item() if value.ndim == 0 else value
        case "O" | "U":
            return coerce(value.tolist(), depth + 1)
    raise UnsendableValue(f"an array of dtype {value.dtype}")


def _coerce_foreign(value: Any, depth: int) -> Any:
    sympy = sys.modules.get("sympy")
    if sympy is not None and isinstance(value, sympy.Basic):
        return encode_expression(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, complex):
        return complex(value)
    if isinstance(value, numbers.Real):
        return float(value)
    if hasattr(value, "_mpf_"):
        return float(value)
    if isinstance(value, array.array | memoryview | bytearray | bytes):
        return np.array(value)
    if hasattr(value, "__array__") and not isinstance(value, type):
        return _coerce_array(np.asarray(value), depth)
    if isinstance(value, set | frozenset):
        raise UnsendableValue("a set, which has no order; return a list or an array")
    name = type(value).__name__
    if callable(value):
        raise UnsendableValue(f"a {name}, perhaps a function without its parentheses")
    if hasattr(value, "__next__"):
        raise UnsendableValue(f"a {name} that yields values one by one; return a list or an array")
    raise UnsendableValue(f"a value of type {name}; return numbers, arrays, lists or tuples")
