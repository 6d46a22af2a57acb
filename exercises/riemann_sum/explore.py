"""A Riemann sum against the exact integral: narrower rectangles leave less of the area out."""

import numpy as np

from autograder import Explorer, Slider


def draw(figure, yours, dt):
    axes = figure.subplots()
    if yours is None:
        axes.bar(np.arange(0, 10, dt), 1.0, width=dt, align="edge", edgecolor="white", alpha=0.4)
        axes.set(xlabel="t (au)", title="this wide are the rectangles", yticks=[])
        return
    edges, total, exact = yours.riemann(dt)
    axes.plot(edges, exact, "k--", label="exact integral")
    axes.plot(edges, total, ".-", label=f"sum of rectangles, in the end off by {total[-1] - exact[-1]:.3g}")
    axes.fill_between(edges, total, exact, alpha=0.2)
    axes.set(xlabel="t (au)", ylabel="area (au)")
    axes.legend()


EXPLORER = Explorer(title="Riemann sum", controls={"dt": Slider(0.05, 1, 0.5, "au")}, draw=draw)
