"""Figures as SVG: a student's curve over the reference, what differs by how much, spikes, and maps.

Written by hand: a page of many figures takes less time than grading did, and the same input gives the same
bytes. Colours are the page's, so that a figure is light or dark as the page is.
"""

import re
from xml.sax.saxutils import quoteattr

import numpy as np

from autograder.boundary.text import clean_line
from autograder.judge.result import Curve
from autograder.report.map_image import Colours, map_image
from autograder.report.plot_data import (
    LARGEST,
    Floats,
    Picture,
    difference,
    limits_of,
    picture,
    shorter,
    thin,
    where,
)
from autograder.report.svg_panel import DASHES, REFERENCE, YOURS, Panel

FIGURE = "figure-"  # before the id of a figure as a whole
WIDTH, LEFT, RIGHT = 640, 76, 12
FEW = 30  # samples up to which each is drawn as a dot as well
EDGES = 200  # samples at which a band changes its height
AROUND = 8  # samples on either side of the first bad one that are shown larger


def curve_svg(curve: Curve, ident: str, title: str) -> str:
    """Return an ``<svg>`` element to put into a page.

    Parameters
    ----------
    curve : Curve
        Any lengths and values; what is not finite leaves a gap.
    ident : str
        Put before every id in the element, so that several can stand in one page.
    title : str
        The text alternative of the picture.
    """
    ident = re.sub(r"[^A-Za-z0-9_-]", "-", ident)
    draw = {"line": _lines, "spikes": _raster, "map": _maps}[curve.kind]
    height, body = draw(curve, ident)
    return (
        f'<svg id="{FIGURE}{ident}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-label={quoteattr(clean_line(title, 1000))} stroke-linejoin="round" '
        f'font-family="system-ui, sans-serif" font-size="10.5">{body}</svg>'
    )


def _lines(curve: Curve, ident: str) -> tuple[int, str]:
    """Draw the curves, below them the difference with the tolerance, and the first bad sample larger."""
    shown = picture(curve)
    main = Panel(LEFT, 34, WIDTH - LEFT - RIGHT, 150, shown.x_limits, shown.y_limits, f"{ident}-a")
    _both(main, shown)
    focus = _focus(shown)
    if focus is not None:
        main.ring(*focus)
    _off_scale(main, curve, shown)
    main.frame(shown.x_label, curve.y_label)
    _key(main, where(curve))
    closer = _closer(curve, shown, ident)
    body, height = main.svg(), 224
    width = main.width if closer is None else main.width / 2 - 40
    if (left := _difference(curve, shown.x_limits, width, ident)) is not None:
        body += left.svg()
        height = 352
    if closer is not None:
        body += closer.svg()
        height = 352
    return height, body


def _both(panel: Panel, shown: Picture) -> None:
    dots = max(shown.yours.size, shown.reference.size) <= FEW
    panel.line(*thin(shown.x, shown.reference), REFERENCE, 2.4, dots=dots)
    panel.line(*thin(shown.x, shown.yours), YOURS, 1.5, dashed=True, dots=dots)


def _key(panel: Panel, place: str) -> None:
    """Say above the axes which line is which, and where the first difference is."""
    y, x = 14.0, panel.left
    for text, style in (
        ("yours (dashed)", f'style="stroke: {YOURS}" stroke-width="1.5" stroke-dasharray="{DASHES}"'),
        ("reference (solid)", f'style="stroke: {REFERENCE}" stroke-width="2.4"'),
    ):
        panel.parts.append(f'<path d="M{x} {y - 3.5}h26" fill="none" {style}/>')
        panel.text(x + 31, y, text)
        x += 128
    if place:
        panel.parts.append(
            f'<circle cx="{x + 8}" cy="{y - 3.5}" r="4" fill="none" style="stroke: {YOURS}" '
            'stroke-width="1.6"/>'
        )
        panel.text(x + 18, y, f"first difference: {place}")


def _focus(shown: Picture) -> tuple[float, float] | None:
    index = shown.focus
    if index is None or index >= shown.x.size:
        return None
    for values in (shown.yours, shown.reference):
        if index < values.size and not np.isnan(values[index]):
            return float(shown.x[index]), float(np.clip(values[index], *shown.y_limits))
    return float(shown.x[index]), sum(shown.y_limits) / 2


def _off_scale(panel: Panel, curve: Curve, shown: Picture) -> None:
    """Point at the highest and the lowest value of yours that lie outside of the picture."""
    values = np.asarray(curve.yours, float)[: shown.x.size]
    for up, found in (
        (True, np.where(np.isnan(values), -np.inf, values)),
        (False, np.where(np.isnan(values), np.inf, values)),
    ):
        if found.size:
            index = int(found.argmax() if up else found.argmin())
            value = float(found[index])
            if (value > shown.y_limits[1]) if up else (value < shown.y_limits[0]):
                panel.arrow(float(shown.x[index]), shorter(value), up=up)


def _difference(curve: Curve, x_limits: tuple[float, float], width: float, ident: str) -> Panel | None:
    """Return the axes with yours minus the reference, and the tolerance as a band around 0."""
    x, error, allowed = difference(curve)
    if error.size < 2 or not np.isfinite(x).all():
        return None
    known = np.isfinite(allowed)
    band = float(allowed[known].max(initial=0.0))
    top = min(max(float(np.abs(error).max()), 1.5 * band) * 1.1 or 1.0, LARGEST)
    if top < 1e-300:
        return None
    panel = Panel(LEFT, 250, width, 70, x_limits, (-top, top), f"{ident}-b")
    if known.any():
        panel.band(*_band(x[known], np.maximum(allowed[known], top / 70)))  # never thinner than a line
    panel.line(*thin(x, error), YOURS, 1.3, dots=error.size <= FEW)
    title = f"yours − reference; allowed is ±{shorter(band)}, shaded" if known.any() else "yours − reference"
    panel.frame("" if width < 400 else curve.x_label, "", title)
    return panel


def _band(x: Floats, height: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the edges of a band around 0; where its height is the same throughout, its ends are enough."""
    few = np.unique(np.linspace(0, x.size - 1, EDGES if np.ptp(height) else 2).astype(int))
    return x[few], -height[few], height[few]


def _closer(curve: Curve, shown: Picture, ident: str) -> Panel | None:
    """Return the axes with the samples around the first bad one; None where all are seen well already."""
    size = max(shown.yours.size, shown.reference.size)
    if shown.focus is None or size <= FEW:
        return None
    start, end = max(shown.focus - AROUND, 0), min(shown.focus + AROUND + 1, size)
    yours, reference = (np.asarray(side[start:end], float) for side in (curve.yours, curve.reference))
    x = shown.x[start:end]
    limits = limits_of(reference, yours)
    height = limits[1] - limits[0]
    outside = limits[0] - height, limits[1] + height
    margin = 0.04 * float(np.ptp(x)) or 0.5
    closer = Picture(
        x, np.clip(yours, *outside), np.clip(reference, *outside), shown.x_label,
        (float(x.min()) - margin, float(x.max()) + margin), limits, shown.focus - start,
    )  # fmt: skip
    left = LEFT + (WIDTH - LEFT - RIGHT) / 2 + 36
    panel = Panel(left, 250, WIDTH - RIGHT - left, 70, closer.x_limits, closer.y_limits, f"{ident}-c")
    _both(panel, closer)
    if (focus := _focus(closer)) is not None:
        panel.ring(*focus)
    panel.frame("", "", "around the first difference")
    return panel


def _raster(curve: Curve, ident: str) -> tuple[int, str]:
    """Draw a stroke for every spike: the reference's above, yours below."""
    yours, reference = (np.asarray(side, float) for side in (curve.yours, curve.reference))
    usable = [side[np.isfinite(side) & (np.abs(side) <= LARGEST)] for side in (yours, reference)]
    both = np.concatenate(usable)
    low, high = (float(both.min()), float(both.max())) if both.size else (0.0, 1.0)
    margin = 0.03 * (high - low) or 0.5
    panel = Panel(LEFT, 34, WIDTH - LEFT - RIGHT, 90, (low - margin, high + margin), (0.0, 2.0), f"{ident}-a")
    panel.strokes(usable[1], 1.15, 1.85, REFERENCE)
    panel.strokes(usable[0], 0.15, 0.85, YOURS, dashed=True)
    panel.text(LEFT - 8, float(panel.y(1.42)), "reference", "end")
    panel.text(LEFT - 8, float(panel.y(0.42)), "yours", "end")
    index = curve.first_bad
    for row, side in ((0.5, yours), (1.5, reference)):
        if index is not None and 0 <= index < side.size and abs(side[index]) <= LARGEST:
            panel.ring(float(side[index]), row)
            break
    panel.frame(curve.y_label or "spike time", "", y_ticks=False)
    _key(panel, where(curve))
    return 164, panel.svg()


def _maps(curve: Curve, ident: str) -> tuple[int, str]:
    """Draw the reference, yours, and what is between them, each in colours of its own range."""
    columns = max(curve.columns, 1)
    yours, reference = (_table(side, columns) for side in (curve.yours, curve.reference))
    with np.errstate(all="ignore"):
        error = yours - reference
    span = limits_of(reference.ravel(), yours.ravel())
    most = float(np.abs(error[np.isfinite(error)]).max(initial=0.0)) or 1.0
    side = (WIDTH - 80) / 3
    body = []
    for place, (title, table, limits, colours) in enumerate(
        (
            ("reference", reference, span, Colours.ONE_WAY),
            ("yours", yours, span, Colours.ONE_WAY),
            ("yours − reference", error, (-most, most), Colours.BOTH_WAYS),
        )
    ):
        left = 16 + place * (side + 24)
        panel = Panel(left, 26, side, side, (0, 1), (0, 1), f"{ident}-{'abc'[place]}")
        image = map_image(table, limits, colours)
        panel.parts.append(
            f'<image x="{left:.1f}" y="26" width="{side:.1f}" height="{side:.1f}" preserveAspectRatio="none" '
            f'style="image-rendering: pixelated" href="{image}"/>'
        )
        panel.text(left, 18, title)
        panel.text(left, 26 + side + 16, f"{shorter(limits[0])} to {shorter(limits[1])}")
        if place == 1 and curve.first_bad is not None:
            row, column = divmod(curve.first_bad, columns)
            x, y = (column + 0.5) / columns, 1 - (row + 0.5) / max(len(yours), 1)
            panel.ring(x, y)
        body.append(panel.svg())
    return round(26 + side + 28), "".join(body)


def _table(values: list[float], columns: int) -> Floats:
    whole = np.asarray(values, float)
    return whole[: whole.size // columns * columns].reshape(-1, columns)
