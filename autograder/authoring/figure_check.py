"""Does the example figure show what the reference gives? Held against one drawn anew, curve by curve."""

import re
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np

Curve: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]
SHIFT = 0.02  # of the figure's size: as much as fonts and versions of Matplotlib may move a curve
_SIZE = re.compile(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_LINE = re.compile(rb'<g id="(?:line2d|patch|[A-Z]\w*Collection)_\d+">\s*<path d="([^"]+)"')
_LABEL = re.compile(rb"<text [^>]*>([^<]*[A-Za-z]{3}[^<]*)</text>")
_COORDINATE = re.compile(rb"-?\d+(?:\.\d+)?")


def other_curve(kept: bytes, drawn: bytes) -> str:
    """Return how a figure that was kept differs from one that was drawn anew; empty where it does not."""
    size = _SIZE.search(drawn)
    if size is None:
        return ""
    if sorted(_LABEL.findall(kept)) != sorted(_LABEL.findall(drawn)):
        return "its labels and titles are other ones"
    allowed = SHIFT * max(float(size[1]), float(size[2]))
    old, new = _curves(kept), _curves(drawn)
    if len(old) != len(new):
        return f"it has {'fewer' if len(old) < len(new) else 'more'} curves than the stub's plot"
    for number, (one, other) in enumerate(zip(old, new, strict=True), start=1):
        if _distance(one, other) > allowed or _distance(other, one) > allowed:
            return f"curve {number} is another one"
    return ""


def _curves(figure: bytes) -> list[Curve]:
    """Return the points of each line and area; ticks, which are drawn by reference, are not among them."""
    found = []
    for path in _LINE.findall(figure):
        numbers = [float(number) for number in _COORDINATE.findall(path)]
        if len(numbers) >= 4:
            found.append(np.array(numbers[: len(numbers) // 2 * 2]).reshape(-1, 2))
    return found


def _distance(points: Curve, other: Curve) -> float:
    """Return how far the farthest point of a curve is from the other curve's points and segments."""
    steps = max(2, 2000 // len(other))
    fine = np.concatenate([np.linspace(start, end, steps) for start, end in pairwise(other)])
    some = points[:: max(1, len(points) // 400)]
    return max(float(np.min(np.hypot(*(fine - point).T))) for point in some)
