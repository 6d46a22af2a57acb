"""Figures as SVG: a student's curve over the reference, and the example of an exercise.

Matplotlib's object interface alone, no pyplot and no global state; the same input gives the same bytes.
"""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import quoteattr

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from autograder.boundary.text import clean_line
from autograder.judge.result import Curve
from autograder.report.plot_data import Picture, picture, thin, where

INK = "#334155"
REFERENCE = "#64748b"
YOURS = "#b4470f"
LEGEND = 1.16  # height above the axes, whose own factor ("1e-5") stands lower
STEPS = (1, 2, 2.5, 5, 10)
FIGURE = "figure-"  # before the id of a figure as a whole
FEW = 30  # samples up to which each is drawn as a dot as well

_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "autograder",
    "path.simplify": True,
    "text.parse_math": False,
    "text.usetex": False,
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9.0,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "text.color": INK,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "axes.formatter.use_mathtext": False,
    "axes.formatter.limits": (-4, 5),
    "axes.formatter.useoffset": True,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "savefig.facecolor": "auto",
    "legend.frameon": False,
}
_NO_METADATA: dict[str, Any] = dict.fromkeys(("Creator", "Date", "Format", "Type"))


def curve_svg(curve: Curve, ident: str, title: str) -> str:
    """Return an ``<svg>`` element to put into a page: yours dashed, the reference solid, the first bad point.

    Parameters
    ----------
    curve : Curve
        Any lengths and values; what is not finite leaves a gap.
    ident : str
        Put before every id in the element, so that several can stand in one page.
    title : str
        The text alternative of the picture.
    """
    shown = picture(curve)
    with _quiet_style():
        canvas = _canvas()
        canvas.draw_picture(shown, clean_line(curve.y_label, 80), where(curve))
        source = _render(canvas.figure)
    return _inline(source, _safe(ident), title)


def _safe(ident: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", ident)


class _Canvas:
    """One figure, drawn into again and again: building axes costs more than drawing them."""

    def __init__(self) -> None:
        self.figure = Figure(figsize=(6.4, 2.9))
        FigureCanvasSVG(self.figure)
        self.axes = _axes(self.figure)
        add = self.axes.add_line
        self.reference = add(Line2D([], [], color=REFERENCE, lw=2.4, solid_capstyle="round"))
        self.yours = add(Line2D([], [], color=YOURS, lw=1.4, linestyle=(0, (4, 2))))
        self.place = self.axes.axvline(0, color=YOURS, lw=0.8, linestyle=":")
        ring: dict[str, Any] = {"color": YOURS, "marker": "o", "mfc": "none", "mew": 1.5, "lw": 0}
        self.mark = add(Line2D([], [], ms=9, clip_on=False, **ring))
        self.mark.set_zorder(5)
        self._key(0.0, "yours (dashed)", color=YOURS, lw=1.4, linestyle=(0, (4, 2)))
        self._key(0.24, "reference (solid)", color=REFERENCE, lw=2.4)
        self.note = self._key(0.52, "", ms=7, **ring)

    def _key(self, left: float, text: str, **style: Any) -> tuple[Line2D, Text]:
        # By hand, above the axes: a Legend lays itself out anew in every drawing and may cover the curves.
        to = self.axes.transAxes
        middle = [left + 0.025] if style.get("marker") else [left, left + 0.05]
        line = Line2D(middle, [LEGEND] * len(middle), transform=to, clip_on=False, **style)
        self.axes.add_artist(line)
        line.set_clip_path(None)
        return line, self.axes.text(left + 0.06, LEGEND, text, transform=to, va="center", fontsize=8.5)

    def draw_picture(self, shown: Picture, y_label: str, place: str) -> None:
        """Put the curves of `shown` into the figure."""
        for line, values in ((self.reference, shown.reference), (self.yours, shown.yours)):
            line.set_data(*thin(shown.x, values))
            line.set_marker("o" if values.size <= FEW else "")
            line.set_markersize(4)
        self.axes.set_xlim(*shown.x_limits)
        self.axes.set_ylim(*shown.y_limits)
        self.axes.set_xlabel(clean_line(shown.x_label, 80))
        self.axes.set_ylabel(y_label)
        self._mark(shown, place)

    def _mark(self, shown: Picture, place: str) -> None:
        point = _focus(shown)
        for artist in (self.mark, self.place, *self.note):
            artist.set_visible(point is not None)
        if point is not None:
            self.mark.set_data([point[0]], [point[1]])
            self.place.set_xdata([point[0], point[0]])
            self.note[1].set_text(f"first difference: {place}")


def _focus(shown: Picture) -> tuple[float, float] | None:
    index = shown.focus
    if index is None or index >= shown.x.size:
        return None
    for values in (shown.yours, shown.reference):
        if index < values.size and not np.isnan(values[index]):
            height = float(np.clip(values[index], *shown.y_limits))
            return float(shown.x[index]), height
    return float(shown.x[index]), sum(shown.y_limits) / 2


@lru_cache(maxsize=1)
def _canvas() -> _Canvas:
    return _Canvas()


def _axes(figure: Figure) -> Axes:
    axes = figure.add_axes((0.125, 0.17, 0.85, 0.68))
    axes.xaxis.set_major_locator(MaxNLocator(7, steps=STEPS))
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=STEPS))
    return axes


@contextmanager
def _quiet_style() -> Iterator[None]:
    # The user's own matplotlibrc must not show; letters that DejaVu lacks are the viewer's to draw.
    with matplotlib.rc_context(_STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*missing from (current )?font.*")
        yield


def _render(figure: Figure) -> str:
    out = io.StringIO()
    figure.canvas.print_figure(out, format="svg", metadata=_NO_METADATA)
    return out.getvalue()


def _compact(source: str) -> str:
    """Return Matplotlib's SVG without what a reader of the picture does not need, about half as long."""
    source = source[source.index("<svg ") :]
    source = re.sub(r"<metadata>.*?</metadata>\s*", "", source, count=1, flags=re.DOTALL)
    source = re.sub(r"<defs>\s*<style .*?</style>\s*</defs>\s*", "", source, count=1, flags=re.DOTALL)
    source = re.sub(r'<g id="[^"]*">', "<g>", source)
    source = re.sub(r'(?<=<path d=")[^"]*', lambda match: _short(match[0]), source)
    return re.sub(r"\n\s*", "\n", source)


def _short(path: str) -> str:
    path = re.sub(r"\d+\.\d+", lambda match: f"{float(match[0]):.1f}".removesuffix(".0"), path)
    return " ".join(path.split())


def _inline(source: str, ident: str, title: str) -> str:
    source = _compact(source)
    source = re.sub(r'(<(?:path|clipPath) id=")', rf"\1{ident}-", source)
    source = source.replace('xlink:href="#', f'href="#{ident}-').replace("url(#", f"url(#{ident}-")
    source = source.replace("'DejaVu Sans', sans-serif", "system-ui, sans-serif")
    view = re.search(r'viewBox="([^"]*)"', source)
    box = view[1] if view else "0 0 460.8 208.8"
    label = quoteattr(clean_line(title, 1000))
    head = (
        f'<svg id="{FIGURE}{ident}" xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" '
        f"aria-label={label} "
        'stroke-linejoin="round">'
    )
    return (head + source[source.index(">") + 1 :]).strip()
