"""Differences let fast changes pass, averages slow ones: a noisy sine through both."""

import numpy as np

from autograder import Explorer, Slider


def draw(figure, yours, noise, frequency, passes):
    h = 0.01
    t = np.arange(0, 2, h)
    x = np.sin(2 * np.pi * frequency * t) + noise * np.random.default_rng(20).uniform(size=t.size)
    signals = {"signal": x}
    if yours:
        signals["high-pass"] = yours.highpass(x)
        signals[f"low-pass, {passes} times"] = yours.lowpass(x, passes)
    panels = np.ravel(figure.subplots(len(signals), 1, sharex=True))
    for axes, (name, signal) in zip(panels, signals.items(), strict=True):
        axes.plot(t[: len(signal)], signal)
        axes.set_ylabel(name)
    panels[-1].set_xlabel("t (s)")


EXPLORER = Explorer(
    title="Derivative and integral as filters",
    controls={
        "noise": Slider(0, 1, 0.5),
        "frequency": Slider(0.25, 10, 0.25, "Hz"),
        "passes": Slider(1, 20, 3, whole=True),
    },
    draw=draw,
)
