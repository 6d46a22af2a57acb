"""The rate over excitation and inhibition, and where it is steepest."""

import numpy as np
from sigmoid_rate import corrected_sigmoid

from autograder import Explorer, Slider


def draw(figure, yours, exc_a, exc_theta, inh_a, inh_theta):
    exc, inh = np.arange(1, 10, 0.1), np.arange(0, 7, 0.1)
    if yours is None:
        axes = figure.subplots()
        axes.plot(exc, corrected_sigmoid(exc, exc_a, exc_theta), label="excitation alone")
        axes.plot(inh, corrected_sigmoid(inh, inh_a, inh_theta), label="inhibition alone")
        axes.set(xlabel="input (au)", ylabel="sigmoid (au)")
        axes.legend()
        return
    rate = yours.rate_surface(exc, inh, exc_a, exc_theta, inh_a, inh_theta)
    surfaces = (rate, *yours.surface_slopes(rate, 0.1))
    panels = figure.subplots(1, 3, sharey=True)
    for axes, surface, title in zip(panels, surfaces, ("rate", "d/d exc", "d/d inh"), strict=True):
        drawn = axes.imshow(surface.T, origin="lower", extent=(1, 10, 0, 7), aspect="auto")
        figure.colorbar(drawn, ax=axes, orientation="horizontal")
        axes.set(title=title, xlabel="excitation (au)")
    panels[0].set_ylabel("inhibition (au)")


EXPLORER = Explorer(
    title="Two-dimensional transfer function",
    controls={
        "exc_a": Slider(0.5, 2, 1.2),
        "exc_theta": Slider(1, 5, 2.4),
        "inh_a": Slider(0.5, 2, 1),
        "inh_theta": Slider(1, 6, 4),
    },
    draw=draw,
)
