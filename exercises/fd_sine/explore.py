"""The slope of the sine from two of its values: the error shrinks with the step h."""

import numpy as np

from autograder import Explorer, Slider


def draw(figure, yours, h):
    axes = figure.subplots()
    t = np.linspace(-10, 10, 2001)
    axes.plot(t, np.sin(t), color="0.8", label="sin(t)")
    axes.plot(t, np.cos(t), "k--", label="its slope cos(t)")
    if yours:
        t, slope, largest = yours.sine_slope(h)
        axes.plot(t, slope, ".-", label=f"your slopes, off by up to {largest:.3g}")
    else:
        t = np.arange(-10, 10, h)
        axes.plot(t, np.sin(t), "o-", markersize=3, label="the values that you have")
    axes.set(xlabel="t (au)", ylim=(-1.3, 1.7))
    axes.legend(loc="upper right", ncols=2)


EXPLORER = Explorer(
    title="Forward difference of the sine", controls={"h": Slider(0.01, 1.0, 0.2, "au")}, draw=draw
)
