"""A surface of two variables and its slopes: type any formula in x and y."""

import numpy as np

from autograder import Explorer, Formula
from autograder.student.formula import read_formula


def draw(figure, yours, f):
    x, y = np.meshgrid(np.linspace(-2, 2, 81), np.linspace(-2, 2, 81))
    surfaces = {f"f = {f.text}": f}
    if yours:
        slopes = yours.partial_derivatives(f.text)
        for name, slope in zip(("df/dx", "df/dy"), slopes, strict=True):
            surfaces[f"{name} = {slope}"] = read_formula(str(slope), ("x", "y"))
    panels = np.ravel(figure.subplots(1, len(surfaces), sharey=True))
    for axes, (title, function) in zip(panels, surfaces.items(), strict=True):
        values = np.broadcast_to(function(x=x, y=y), x.shape)
        drawn = axes.contourf(x, y, np.ma.masked_invalid(values), 20)
        figure.colorbar(drawn, ax=axes, orientation="horizontal")
        axes.set_title(title, fontsize="small", wrap=True)
        axes.set_xlabel("x")
    panels[0].set_ylabel("y")


EXPLORER = Explorer(
    title="Partial derivatives", controls={"f": Formula("x**2 + 2*x*y + y**2", ("x", "y"))}, draw=draw
)
