"""A student's curve over the reference's, for the figure of a visible check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.compare.base import Comparison
from autograder.compare.spikes import Spikes
from autograder.course.calls import Request
from autograder.course.spec import Check
from autograder.judge.result import Curve

MAX_SAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Abscissa:
    """Coordinates of samples, shape (n,), and what they are called."""

    values: list[float]
    label: str


def abscissa(
    call: Request, size: int, signatures: Mapping[str, tuple[str, ...]], x: str | None = None
) -> Abscissa | None:
    """Return the argument of a call that holds the coordinates of `size` samples, if there is one.

    It is a strictly monotonic row of that length: the one called `x`, else the first.
    """
    rows = [(label, _row(value, size)) for label, value in _arguments(call, signatures)]
    fitting = [(label, row) for label, row in rows if row is not None]
    if not fitting:
        return None
    label, row = min(fitting, key=lambda found: found[0] != x)
    return Abscissa(row, label)


def _arguments(call: Request, signatures: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Any]]:
    # a driver's arguments are its own, whatever the function's are called
    names = () if call.driver else signatures.get(call.function, ())
    positional = [(names[i] if i < len(names) else "input", value) for i, value in enumerate(call.args)]
    for name, value in (*positional, *call.kwargs.items()):
        if isinstance(value, dict):
            yield from ((str(key), item) for key, item in value.items())
        else:
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


def make_curve(
    check: Check, comparison: Comparison, signatures: Mapping[str, tuple[str, ...]]
) -> Curve | None:
    """Return both curves of a comparison, thinned to what a figure can show; None where there are none."""
    evidence = comparison.evidence
    if evidence.yours is None or evidence.reference is None:
        return None
    yours, reference = evidence.yours.tolist(), evidence.reference.tolist()
    longest = max(len(yours), len(reference))
    unit = f" ({evidence.unit})" if evidence.unit else ""
    if isinstance(check.expect, Spikes):
        x, x_label, y_label = _count(longest), "spike", f"spike time{unit}"
    else:
        found = abscissa(
            check.calls[comparison.call or 0], len(reference), signatures, check.expect.coordinate
        )
        x = _lengthen(found.values, longest) if found else _count(longest)
        x_label, y_label = found.label if found else "sample", f"result{unit}"
    kept = _thin(longest, evidence.index)
    return Curve(
        x=[x[i] for i in kept],
        yours=[yours[i] for i in kept if i < len(yours)],
        reference=[reference[i] for i in kept if i < len(reference)],
        x_label=x_label,
        y_label=y_label,
        first_bad=None if evidence.index is None else kept.index(evidence.index),
    )


def _count(size: int) -> list[float]:
    return [float(i) for i in range(size)]


def _lengthen(values: list[float], size: int) -> list[float]:
    """Extend the coordinates by their last step when the student's curve is too long."""
    step = values[-1] - values[-2]
    return values + [values[-1] + step * (i + 1) for i in range(size - len(values))]


def _thin(size: int, keep: int | None) -> list[int]:
    """Return at most `MAX_SAMPLES` indices, even and with both ends, among them the one to keep."""
    if size <= MAX_SAMPLES:
        return list(range(size))
    indices = {int(i) for i in np.linspace(0, size - 1, MAX_SAMPLES - 1)}
    return sorted(indices if keep is None else indices | {keep})
