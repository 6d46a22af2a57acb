"""The rungs from kind to dtype: a plain value as an array in the reference's shape, or refused."""

from dataclasses import replace
from typing import Any

import numpy as np

from autograder.compare.base import Evidence, refusal
from autograder.compare.wording import kind_of, shape_of

Array = np.ndarray[Any, np.dtype[Any]]

#: imaginary parts up to this share of the reference's peak are rounding
IMAGINARY = 1e-9


def as_array(value: Any, prefix: str, instead_of: str) -> Array:
    """Return a plain value as an array of bool, int, float or complex; refuse anything else.

    Parameters
    ----------
    value : object
        Whatever a student returned.
    prefix : str
        Which part of the output this is, for the message; empty for the whole.
    instead_of : str
        What the reference is, for the message.
    """
    # an item of an array is a number of NumPy's
    if not isinstance(value, bool | int | float | complex | list | tuple | np.ndarray | np.generic):
        raise refusal(
            "kind", f"{prefix}returned {kind_of(value)} instead of {instead_of}", _SKIPPED.format("kind")
        )
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError, RecursionError, MemoryError):
        if odd := _odd(value):
            raise refusal("dtype", f"{prefix}{odd}", _SKIPPED.format("type")) from None
        raise refusal(
            "shape",
            f"{prefix}the parts of {kind_of(value)} have different shapes, so it is not an array",
            _SKIPPED.format("shape"),
        ) from None
    if array.dtype.kind not in "biufc":
        odd = _odd(value) or "holds a whole number too large to be compared"
        raise refusal("dtype", f"{prefix}{odd}", _SKIPPED.format("type"))
    return array


PLAIN = frozenset([bool, int, float, complex])
_SKIPPED = "values were not checked because the {} differs"


def _odd(value: Any) -> str:
    """Name the first thing in a value that is no number; an empty text if there is none."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, list | tuple):
            if not PLAIN.issuperset(map(type, item)):
                stack.extend(reversed(item))
        elif isinstance(item, np.ndarray):
            continue
        elif not isinstance(item, int | float | complex):
            return f"{kind_of(item)} is among the values where only numbers may be"
    return ""


def conform(array: Array, reference: Array, broadcast: bool, prefix: str) -> Array:
    """Return an array in the reference's shape, where the difference is a matter of form; else refuse it.

    A column (n, 1) stands for (n,), an array of one value for a number and, with `broadcast`, a number
    or a row of one value for an array that is not empty.
    """
    shape = reference.shape
    if array.shape == shape:
        return array
    if (shape == () and array.size == 1) or (len(shape) == 1 and array.shape == (*shape, 1)):
        return array.reshape(shape)
    if broadcast and array.shape in ((), (1,)) and 0 not in shape:
        return np.broadcast_to(array, shape)
    code = "shape" if array.ndim == len(shape) else "ndim"
    what = shape_of(array.shape) if array.size else "an empty array"
    wanted = str(shape[0]) if array.size and array.ndim == len(shape) == 1 else shape_of(shape)
    turned = " (rows and columns look exchanged)" if len(shape) > 1 and array.shape == shape[::-1] else ""
    raise refusal(
        code,
        f"{prefix}returned {what} instead of {wanted}{turned}",
        f"your shape is {array.shape}, expected {shape}; " + _SKIPPED.format("shape"),
        curve_of(Evidence(), array, reference),
    )


def curve_of(evidence: Evidence, array: Array, reference: Array) -> Evidence:
    """Add both, whole, where they are rows of at least two real numbers, or tables of one shape."""
    rows = array.ndim == reference.ndim == 1 and min(array.size, reference.size) >= 2
    tables = array.ndim == 2 and array.shape == reference.shape and min(array.shape) >= 2
    if (rows or tables) and array.dtype.kind in "iuf" and reference.dtype.kind in "iuf":
        return replace(evidence, yours=widen(array), reference=widen(reference))
    return evidence


def widen(array: Array) -> Array:
    """Return numbers in double precision."""
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)


def same_sort(array: Array, reference: Array, peak: float, prefix: str) -> Array:
    """Return numbers as the sort the reference has, int, float or complex; refuse what would change them.

    Booleans are not numbers, nor the reverse. An imaginary part is dropped where it is rounding.
    """
    if (array.dtype.kind == "b") != (reference.dtype.kind == "b"):
        has, wants = ("True or False", "numbers") if array.dtype.kind == "b" else ("numbers", "True or False")
        raise refusal("dtype", f"{prefix}returned {has} instead of {wants}", _SKIPPED.format("type"))
    if array.dtype.kind != "c" or reference.dtype.kind == "c":
        return array
    real, imaginary = array.real, array.imag
    large = np.isfinite(real) & ~(np.abs(imaginary) <= IMAGINARY * peak)
    if large.any():
        raise refusal(
            "dtype",
            f"{prefix}returned complex numbers instead of real ones",
            "the imaginary part is not zero; values were not checked because the type differs",
        )
    return real
