"""A pair of axes in a figure: limits, ticks, labels, and what is drawn inside, as pieces of SVG."""

import math
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import numpy as np

from autograder.boundary.text import clean_line
from autograder.report.plot_data import Floats

#: of the page, so that it can be light or dark; where a page sets none, it is light
INK, REFERENCE, YOURS, BAND = (
    f"var(--figure-{name}, {colour})"
    for name, colour in (
        ("ink", "#334155"),
        ("reference", "#56657a"),
        ("yours", "#b4470f"),
        ("band", "#cfe3d4"),
    )
)
DASHES = "5 3"
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(slots=True)
class Panel:
    """One pair of axes; `parts` are the elements drawn so far.

    Attributes
    ----------
    left, top, width, height : float
        Of the area within the axes, in units of the figure.
    x_limits, y_limits : tuple of float
        The first below the second, both finite.
    clip : str
        Id of the clip path, with which the figure's ids begin.
    """

    left: float
    top: float
    width: float
    height: float
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]
    clip: str
    parts: list[str] = field(default_factory=list)

    def x(self, values: Floats | float) -> Floats:
        """Return where values lie from the left."""
        low, high = self.x_limits
        return self.left + self.width * (np.asarray(values, float) - low) / (high - low)

    def y(self, values: Floats | float) -> Floats:
        """Return where values lie from the top."""
        low, high = self.y_limits
        return self.top + self.height * (high - np.asarray(values, float)) / (high - low)

    def line(
        self, x: Floats, y: Floats, colour: str, width: float, *, dashed: bool = False, dots: bool = False
    ) -> None:
        """Draw a curve; nan leaves a gap."""
        path = _path(self.x(x), self.y(y))
        style = f' stroke-dasharray="{DASHES}"' if dashed else ""
        if path:
            self._inside(
                f'<path d="{path}" fill="none" style="stroke: {colour}" stroke-width="{width}"{style}/>'
            )
        if dots:
            known = np.isfinite(y)
            circles = "".join(
                f'<circle cx="{_n(a)}" cy="{_n(b)}" r="2.2"/>'
                for a, b in zip(self.x(x[known]), self.y(y[known]), strict=True)
            )
            self._inside(f'<g style="fill: {colour}">{circles}</g>')

    def band(self, x: Floats, low: Floats, high: Floats) -> None:
        """Fill what lies between two curves."""
        if x.size:
            there = zip(self.x(x), self.y(high), strict=True)
            back = reversed(list(zip(self.x(x), self.y(low), strict=True)))
            points = " ".join(f"{_n(a)},{_n(b)}" for a, b in (*there, *back))
            self._inside(f'<polygon points="{points}" style="fill: {BAND}"/>')

    def strokes(self, x: Floats, low: float, high: float, colour: str, *, dashed: bool = False) -> None:
        """Draw a stroke from one height to another at each place, at most one for each tenth of a unit."""
        top, bottom = _n(float(self.y(high))), _n(float(self.y(low)))
        places = dict.fromkeys(_n(place) for place in self.x(x[np.isfinite(x)]))
        path = "".join(f"M{place} {top}V{bottom}" for place in places)
        style = f' stroke-dasharray="{DASHES}"' if dashed else ""
        if path:
            self._inside(f'<path d="{path}" fill="none" style="stroke: {colour}" stroke-width="1.4"{style}/>')

    def ring(self, x: float, y: float) -> None:
        """Mark a point, and its place with a dotted line from top to bottom."""
        a, b = _n(float(self.x(x))), _n(float(self.y(y)))
        bottom = _n(self.top + self.height)
        self.parts.append(
            f'<path d="M{a} {_n(self.top)}V{bottom}" style="stroke: {YOURS}" stroke-width="0.8" '
            f'stroke-dasharray="1 2"/><circle cx="{a}" cy="{b}" r="5" fill="none" style="stroke: {YOURS}" '
            'stroke-width="1.6"/>'
        )

    def arrow(self, x: float, text: str, *, up: bool) -> None:
        """Draw an arrow that leaves the axes, and the value that lies outside."""
        a = float(np.clip(self.x(x), self.left + 4, self.left + self.width - 4))
        tip, tail = (
            (self.top + 1, self.top + 15) if up else (self.top + self.height - 1, self.top + self.height - 15)
        )
        back = tip + (5 if up else -5)
        self.parts.append(
            f'<path d="M{_n(a)} {_n(tail)}V{_n(tip)}M{_n(a - 3)} {_n(back)}L{_n(a)} {_n(tip)}'
            f'L{_n(a + 3)} {_n(back)}" fill="none" style="stroke: {YOURS}" stroke-width="1.4"/>'
        )
        right = a > self.left + self.width / 2
        self.text(
            a - 6 if right else a + 6, tail - 3 if up else tail + 9, text, "end" if right else "start", YOURS
        )

    def text(
        self, x: float, y: float, text: str, anchor: str = "start", colour: str = INK, *, turned: bool = False
    ) -> None:
        """Write a text at a place in units of the figure."""
        turn = f' transform="rotate(-90 {_n(x)} {_n(y)})"' if turned else ""
        shown = escape(clean_line(text, 80))
        self.parts.append(
            f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" style="fill: {colour}"{turn}>'
            f"{shown}</text>"
        )

    def frame(self, x_label: str, y_label: str, title: str = "", *, y_ticks: bool = True) -> None:
        """Draw the axes with their ticks and what they are called."""
        bottom, right = self.top + self.height, self.left + self.width
        path = f"M{_n(self.left)} {_n(self.top)}V{_n(bottom)}H{_n(right)}"
        for value, label in ticks(*self.x_limits, max(2, int(self.width // 70))):
            place = float(self.x(value))
            path += f"M{_n(place)} {_n(bottom)}v3"
            self.text(place, bottom + 14, label, "middle")
        for value, label in ticks(*self.y_limits, max(3, int(self.height // 30))) if y_ticks else ():
            place = float(self.y(value))
            path += f"M{_n(self.left)} {_n(place)}h-3"
            self.text(self.left - 6, place + 3.5, label, "end")
        self.parts.append(f'<path d="{path}" fill="none" style="stroke: {INK}" stroke-width="0.9"/>')
        self.text(self.left + self.width / 2, bottom + 29, x_label, "middle")
        if y_label:
            self.text(self.left - 54, self.top + self.height / 2, y_label, "middle", turned=True)
        if title:
            self.text(self.left, self.top - 6, title)

    def _inside(self, element: str) -> None:
        self.parts.append(f'<g clip-path="url(#{self.clip})">{element}</g>')

    def svg(self) -> str:
        """Return all that was drawn."""
        box = f'x="{_n(self.left)}" y="{_n(self.top)}" width="{_n(self.width)}" height="{_n(self.height)}"'
        return f'<clipPath id="{self.clip}"><rect {box}/></clipPath>' + "".join(self.parts)


def ticks(low: float, high: float, most: int) -> list[tuple[float, str]]:
    """Return at most about `most` round values between two limits, with labels that differ."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 and math.isfinite(rough) else 1.0
    step = next((power * one for one in STEPS if power * one >= rough), 10 * power)
    first = math.ceil(low / step - 1e-9)
    values = [
        number * step for number in range(first, first + most + 2) if number * step <= high + 1e-9 * step
    ]
    for digits in (4, 6, 9, 12, 17):
        labels = [f"{value:.{digits}g}" if value else "0" for value in values]
        if len(set(labels)) == len(labels):
            break
    return [(value, _plain(label)) for value, label in zip(values, labels, strict=True)]


def _plain(label: str) -> str:
    mantissa, _, exponent = label.partition("e")
    return (f"{mantissa}e{int(exponent)}" if exponent else mantissa).replace("-", "\N{MINUS SIGN}")


def _path(x: Floats, y: Floats) -> str:
    pieces, down = [], False
    for a, b in zip(x.tolist(), y.tolist(), strict=True):
        if math.isfinite(a) and math.isfinite(b):
            pieces.append(f"{'L' if down else 'M'}{_n(a)} {_n(b)}")
            down = True
        else:
            down = False
    return "".join(pieces)


def _n(value: float) -> str:
    """Return a coordinate with one decimal; what lies far outside is drawn just outside."""
    text = f"{min(max(value, -9999.0), 9999.0):.1f}"
    return text[:-2] if text.endswith(".0") else text
