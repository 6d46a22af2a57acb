"""The numbers behind a figure: what range shows both curves, which samples to draw, what to say in words."""

import re
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.boundary.wording import count_of
from autograder.judge.result import Curve

Floats: TypeAlias = NDArray[np.float64]

LARGEST = 1e100  # beyond it, axis arithmetic overflows
SMALLEST = 1e-100  # below it, it underflows
MOST_POINTS = 800  # drawn per curve; a figure is about as many pixels wide
TABLE_ROWS = 9


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw: `x` of shape (n,), the two curves, limits that keep the reference readable."""

    x: Floats
    yours: Floats
    reference: Floats
    x_label: str
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]
    focus: int | None


@dataclass(frozen=True, slots=True)
class Sample:
    """One row of the table beside a figure, as text."""

    index: int
    x: str
    yours: str
    reference: str
    marked: bool


def picture(curve: Curve) -> Picture:
    """Return what to draw for a curve of any lengths and values."""
    yours, reference = np.asarray(curve.yours, float), np.asarray(curve.reference, float)
    x, x_label = _axis(curve, max(yours.size, reference.size))
    yours, reference = yours[: x.size], reference[: x.size]
    y_limits = limits_of(reference, yours)
    focus = curve.first_bad
    if focus is not None and not 0 <= focus < max(yours.size, reference.size):
        focus = None
    x_low, x_high = (float(x.min()), float(x.max())) if x.size else (0.0, 1.0)
    margin = 0.02 * (x_high - x_low) or 0.5 * max(abs(x_low), 1.0)
    height = y_limits[1] - y_limits[0]
    # What lies far outside is drawn just outside: the line leaves the picture, the file stays readable.
    low, high = y_limits[0] - height, y_limits[1] + height
    return Picture(
        x,
        np.clip(yours, low, high),
        np.clip(reference, low, high),
        x_label,
        (x_low - margin, x_high + margin),
        y_limits,
        focus,
    )


def thin(x: Floats, y: Floats, most: int = MOST_POINTS) -> tuple[Floats, Floats]:
    """Return at most about `most` samples that look the same: the lowest and highest of each stretch."""
    if y.size <= most:
        return x[: y.size], y
    stretch = -(-y.size // (most // 2))
    missing = -y.size % stretch
    padded = np.pad(y, (0, missing), constant_values=np.nan).reshape(-1, stretch)
    low, high = (np.where(np.isnan(padded), limit, padded) for limit in (np.inf, -np.inf))
    starts = np.arange(low.shape[0]) * stretch
    ends = np.array([0, y.size - 1])
    kept = np.unique(np.concatenate([starts + low.argmin(axis=1), starts + high.argmax(axis=1), ends]))
    return x[kept], y[kept]


def samples(curve: Curve) -> list[Sample]:
    """Return the rows of the table: a few samples around the first bad one, else around where one ends."""
    sizes = len(curve.yours), len(curve.reference)
    centre = curve.first_bad
    if centre is None or not 0 <= centre < max(sizes):
        centre = min(sizes) if sizes[0] != sizes[1] else 0
    start = max(0, min(centre - TABLE_ROWS // 2, max(sizes) - TABLE_ROWS))
    rows = []
    for index in range(start, min(start + TABLE_ROWS, max(sizes))):
        yours, reference = _pair(_at(curve.yours, index), _at(curve.reference, index))
        x = _text(_at(curve.x, index))
        rows.append(Sample(curve.index_of(index), x, yours, reference, index == curve.first_bad))
    return rows


def where(curve: Curve) -> str:
    """Return where the curves first differ, such as ``t = 12.3 ms (index 123)``; empty when unknown."""
    index = curve.first_bad
    if index is None or not 0 <= index < max(len(curve.yours), len(curve.reference)):
        return ""
    number = curve.index_of(index)
    if curve.kind == "spikes":
        return f"spike {number + 1}"
    if curve.kind == "map":
        return (
            f"row {index // curve.columns}, column {index % curve.columns}"
            if not curve.indices
            else f"index {number}"
        )
    x = _at(curve.x, index)
    return f"index {number}" if x is None else f"{_quantity(curve.x_label or 'x', x)} (index {number})"


def describe(curve: Curve) -> str:
    """Return the text alternative of the figure: extent, ranges, first difference."""
    name = curve.y_label or "value"
    what = {
        "line": f"Line plot of {name} against {curve.x_label or 'index'}.",
        "spikes": f"Raster: a stroke at each {name}.",
        "map": f"Three maps of {name}: the reference, yours, and yours minus the reference.",
    }
    parts = [what[curve.kind]]
    parts.append(f"The reference has {_extent(curve.reference)}; yours has {_extent(curve.yours)}.")
    place = where(curve)
    if place and curve.first_bad is not None:
        yours, reference = _pair(_at(curve.yours, curve.first_bad), _at(curve.reference, curve.first_bad))
        parts.append(f"First difference at {place}: yours {yours}, reference {reference}.")
    return " ".join(parts)


def difference(curve: Curve) -> tuple[Floats, Floats, Floats]:
    """Return x, yours minus the reference, and the tolerance there, where both curves have finite values."""
    size = min(len(curve.yours), len(curve.reference))
    x, _ = _axis(curve, size)
    size = min(size, x.size)
    yours, reference = (np.clip(side[:size], -LARGEST, LARGEST) for side in (curve.yours, curve.reference))
    allowed = np.full(size, np.nan)
    allowed[: len(curve.allowed)] = curve.allowed[:size]
    allowed = np.clip(allowed, 0.0, LARGEST)
    kept = np.isfinite(yours - reference)
    return x[kept], (yours - reference)[kept], allowed[kept]


def limits_of(reference: Floats, yours: Floats) -> tuple[float, float]:
    """Return limits that keep the reference readable whatever the student returned."""
    return _y_limits(_usable(reference), _usable(yours))


def shorter(value: float) -> str:
    """Return a number as a label in a figure."""
    return _text(value, 3)


def _axis(curve: Curve, size: int) -> tuple[Floats, str]:
    x = np.asarray(curve.x, float)
    if x.size and np.isfinite(x).all() and np.abs(x).max() <= LARGEST:
        width = x.max() - x.min()
        if x.size == 1 or width > max(1e-9 * np.abs(x).max(), SMALLEST):
            return x[:size], curve.x_label
    return np.arange(float(size)), "index"


def _usable(values: Floats) -> Floats:
    kept = values[np.isfinite(values) & (np.abs(values) <= LARGEST)]
    return np.where(np.abs(kept) < SMALLEST, 0.0, kept)


def _y_limits(reference: Floats, yours: Floats) -> tuple[float, float]:
    shown = reference if reference.size else yours
    if not shown.size:
        return 0.0, 1.0
    low, high = float(shown.min()), float(shown.max())
    others = np.clip(yours, -LARGEST, LARGEST)
    span = high - low
    largest = max(abs(low), abs(high))
    if span <= 1e-6 * largest or span == 0:  # a flat reference has no height of its own
        reach = float(np.abs(others - low).max()) if others.size else 0.0
        span = min(reach, 2 * largest or LARGEST) or 0.5 * largest or 1.0
        span = max(span, 1e-6 * largest)
    bottom, top = low, high
    if others.size:
        bottom = min(low, max(float(others.min()), low - span))
        top = max(high, min(float(others.max()), high + span))
    margin = 0.08 * max(top - bottom, span)
    return bottom - margin, top + margin


def _extent(values: list[float]) -> str:
    count = len(values)
    text = count_of(count, "value")
    array = np.asarray(values, float)
    finite = array[np.isfinite(array)]
    if finite.size:
        text += f" from {_text(float(finite.min()))} to {_text(float(finite.max()))}"
    if finite.size < count:
        text += f", {count - finite.size} of them nan or infinite"
    return text


def _at(values: list[float], index: int) -> float | None:
    return values[index] if 0 <= index < len(values) else None


def _text(value: float | None, digits: int = 6) -> str:
    return "none" if value is None else f"{float(value):.{digits}g}".replace("-", "\N{MINUS SIGN}")


def _pair(yours: float | None, reference: float | None) -> tuple[str, str]:
    # As few digits as show a difference: 1.0000001 and 1 must not both read "1".
    for digits in (6, 9, 12, 17):
        texts: tuple[str, str] = _text(yours, digits), _text(reference, digits)
        if texts[0] != texts[1] or yours == reference:
            break
    return texts


def _quantity(label: str, value: float) -> str:
    match = re.fullmatch(r"(.*?)\s*(?:\(([^()]*)\)|\[([^][]*)\]|/ (\S+))", label)
    if not match:
        return f"{label} = {_text(value)}"
    unit = match[2] or match[3] or match[4] or ""
    return f"{match[1]} = {_text(value)} {unit}".rstrip()
