"""The numbers in a plain value, as the second judge reads them; see `autograder.grading.shadow`."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

import numpy as np

Number: TypeAlias = bool | int | float | complex


class Sort(IntEnum):
    """What numbers are, each able to hold those before it."""

    TRUTH = 0
    WHOLE = 1
    REAL = 2
    COMPLEX = 3


_SORTS = {"b": Sort.TRUTH, "i": Sort.WHOLE, "u": Sort.WHOLE, "f": Sort.REAL, "c": Sort.COMPLEX}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers in rows and columns, whatever they were handed over in."""

    shape: tuple[int, ...]
    sort: Sort
    flat: list[Number]


def items(value: Any) -> list[Any] | None:
    """Return the items of an array, a list or a tuple; None of what has none."""
    if isinstance(value, np.ndarray):
        return list(value) if value.ndim else None
    return list(value) if isinstance(value, list | tuple) else None


def plain(value: Any) -> bool:
    """Whether a value is a number, or lists of nothing else."""
    return all(map(plain, value)) if isinstance(value, list) else isinstance(value, int | float | complex)


def read(value: Any) -> Numbers | None:
    """Return the numbers in a value; None of anything else, and of rows that differ in length."""
    match value:
        case np.ndarray() | np.generic():
            sort = _SORTS.get(value.dtype.kind)
            return None if sort is None else Numbers(value.shape, sort, value.ravel().tolist())
        case bool():
            return Numbers((), Sort.TRUTH, [value])
        case int():  # more than 64 bits is no number of any array
            return Numbers((), Sort.WHOLE, [value]) if -(2**63) <= value < 2**64 else None
        case float():
            return Numbers((), Sort.REAL, [value])
        case complex():
            return Numbers((), Sort.COMPLEX, [value])
        case list() | tuple():
            return _stack(map(read, value))
    return None


def _stack(rows: Iterable[Numbers | None]) -> Numbers | None:
    """Return rows as one; None at the first that is no number, or of another shape than those before."""
    read: list[Numbers] = []
    for row in rows:
        if row is None or row.shape != (read or [row])[0].shape:
            return None
        read.append(row)
    if not read:
        return Numbers((0,), Sort.REAL, [])
    flat = [number for row in read for number in row.flat]
    return Numbers((len(read), *read[0].shape), max(row.sort for row in read), flat)
