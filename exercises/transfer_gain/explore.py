"""The transfer function of a neuron and its gain: where does the rate react most?"""

import numpy as np

from autograder import Explorer, Slider


def draw(figure, yours, a, theta):
    upper, lower = figure.subplots(2, 1, sharex=True)
    current = np.linspace(0, 8, 81)
    upper.axvline(theta, color="0.7", label="theta")
    lower.axhline(a / 4, color="0.7", linestyle="--", label="a/4")
    if yours:
        rate, gain = yours.rate_and_gain(current, a, theta, current[1])
        upper.plot(current, rate, label="rate")
        lower.plot(current[:-1], gain, label="gain")
    upper.set_ylabel("rate (au)")
    lower.set(xlabel="input (au)", ylabel="gain (au)", ylim=(0, 0.55))
    upper.legend()
    lower.legend()


EXPLORER = Explorer(
    title="Transfer function and gain",
    controls={"a": Slider(0.5, 2, 1.2), "theta": Slider(1.2, 4, 2.4)},
    draw=draw,
)
