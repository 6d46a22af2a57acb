"""Where a value lies: by the coordinates of its axes, in their unit, where the call says what these are."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.compare.base import Coordinate, Evidence
from autograder.course.calls import Request
from autograder.course.spec import Check


@dataclass(frozen=True, slots=True)
class Abscissa:
    """Coordinates of samples, shape (n,), and what they are called."""

    values: list[float]
    label: str


def abscissa(
    call: Request,
    size: int,
    signatures: Mapping[str, tuple[str, ...]],
    x: Coordinate | None = None,
    expected: Output | None = None,
    but: Collection[str] = (),
) -> Abscissa | None:
    """Return what holds the coordinates of `size` samples, if there is such a thing.

    It is a strictly monotonic row of that length: the item of the reference's output that `x` says, or the
    argument called `x`, else the first that is not called one of `but`.
    """
    if isinstance(x, tuple):
        label, item = x
        row = _row(expected.value[item], size) if isinstance(expected, Returned) else None
        return None if row is None else Abscissa(row, label)
    # a driver's arguments are its own, whatever the function's are called
    names = () if call.driver else signatures.get(call.function, ())
    named = (*names, *["input"] * len(call.args))
    rows = [(label, _row(value, size)) for label, value in arguments_of(call, named)]
    fitting = [(label, row) for label, row in rows if row is not None and label not in but]
    if not fitting:
        return None
    label, row = min(fitting, key=lambda found: found[0] != x)
    return Abscissa(row, label)


def arguments_of(call: Request, names: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Yield name and value of each argument that has a name, and of each entry of one that is a dict."""
    positional = [(names[i] if i < len(names) else "", value) for i, value in enumerate(call.args)]
    for name, value in (*positional, *call.kwargs.items()):
        if isinstance(value, dict):
            yield from ((str(key), item) for key, item in value.items())
        elif name:
            yield name, value


def _row(value: Any, size: int) -> list[float] | None:
    """Return a value as a row of `size` coordinates that only rise or only fall, or None."""
    try:
        row = np.asarray(value)
    except ValueError:
        return None
    if row.shape != (size,) or size < 2 or row.dtype.kind not in "iuf":
        return None
    steps = np.diff(row.astype(float))
    return row.astype(float).tolist() if (steps > 0).all() or (steps < 0).all() else None


def located(
    check: Check,
    call: Request,
    evidence: Evidence,
    signatures: Mapping[str, tuple[str, ...]],
    expected: Output | None,
) -> str:
    """Return the place of the first bad value in words: its coordinates, or its index alone."""
    index = f"index {evidence.place}"
    shape = _shape(check, expected)
    if evidence.index is None or not shape:
        return index
    unit = f" {check.expect.coordinate_unit}" if check.expect.coordinate_unit else ""
    said: dict[str, str] = {}
    for size, place in zip(shape, np.unravel_index(evidence.index, shape), strict=True):
        found = abscissa(call, size, signatures, check.expect.coordinate, expected, said)
        if found is None:
            return index
        said[found.label] = f"{found.label} = {found.values[int(place)]:.6g}{unit}"
    return f"{', '.join(said.values())} ({index})"


def _shape(check: Check, expected: Output | None) -> tuple[int, ...]:
    """Return the shape of what is compared; empty where it has none."""
    if not isinstance(expected, Returned):
        return ()
    item = getattr(check.expect, "item", None)
    value = expected.value if item is None else expected.value[item]
    return value.shape if isinstance(value, np.ndarray) else ()
