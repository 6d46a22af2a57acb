"""Gaussian white noise as a current: mean and scatter of its samples."""

import numpy as np

from autograder import Explorer, Slider


def draw(figure, yours, mu, sig, dt):
    xi = np.random.default_rng(2020).standard_normal(2000)
    left, right = figure.subplots(1, 2, width_ratios=(3, 1), sharey=True)
    if yours:
        current = yours.gwn_current(xi, mu, sig, dt)
        left.plot(dt * np.arange(xi.size), current, linewidth=0.6)
        right.hist(current, bins=40, orientation="horizontal")
        left.set_title(f"mean {current.mean():.1f} pA, standard deviation {current.std():.1f} pA")
    left.axhline(mu, color="k", linestyle="--", label="mu")
    left.set(xlabel="t (ms)", ylabel="I (pA)", ylim=(-1000, 1400))
    right.set_xlabel("samples")
    left.legend(loc="upper right")


EXPLORER = Explorer(
    title="Gaussian white noise",
    controls={
        "mu": Slider(0, 400, 200, "pA"),
        "sig": Slider(0, 5, 2.5, "pA√s"),
        "dt": Slider(0.05, 1, 0.1, "ms"),
    },
    draw=draw,
)
