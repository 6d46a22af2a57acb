"""Useless outputs that no check may reward, and whether a right answer gives the same."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output, Returned


def junk(expected: Sequence[Output]) -> Iterator[tuple[str, tuple[Output, ...]]]:
    """Yield kinds of useless outputs by name, one output for each expected one."""
    plain: dict[str, Any] = {
        "None": None, "an empty list": [], "an empty array": np.array([]), "nan": float("nan"), "zero": 0.0,
        "one": 1.0, "True": True, "a string": "0", "an empty dict": {}, "infinity": float("inf"),
        "a tuple of nan": (float("nan"),) * 3, "a tuple of empty arrays": (np.array([]),) * 2,
    }  # fmt: skip
    for name, value in plain.items():
        yield name, tuple(Returned(value) for _ in expected)
    for name, fill in (("zeros", 0.0), ("ones", 1.0), ("nan", np.nan), ("-1", -1.0)):
        yield f"{name} in the right shape", tuple(_filled(output, fill) for output in expected)


def _filled(output: Output, fill: float) -> Output:
    return Returned(_fill(output.value, fill)) if isinstance(output, Returned) else Returned(fill)


def _fill(value: Any, fill: float) -> Any:
    if isinstance(value, np.ndarray):
        return np.full(value.shape, fill)
    if isinstance(value, tuple | list):
        return type(value)(_fill(item, fill) for item in value)
    if isinstance(value, dict):
        return {key: _fill(item, fill) for key, item in value.items()}
    return fill


def same(outputs: Sequence[Output], others: Sequence[Output]) -> bool:
    """Whether a right answer gives this very junk, or a part of it."""
    return all(
        isinstance(one, Returned) and isinstance(other, Returned) and _equal(one.value, other.value)
        for one, other in zip(outputs, others, strict=True)
    )


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(_equal, one, other))
    try:
        first, second = np.asarray(one), np.asarray(other)
        return first.shape == second.shape and bool(np.array_equal(first, second, equal_nan=True))
    except (TypeError, ValueError):
        return False


#: names of all kinds, known before anything has run
KINDS = tuple(kind for kind, _ in junk(()))
