"""The Ornstein-Uhlenbeck current: how long does it remember where it was?"""

import numpy as np

from autograder import Explorer, Slider


def draw(figure, yours, mu, sig, tau):
    dt = 0.1
    xi = np.random.default_rng(11).standard_normal(10000)
    axes = figure.subplots()
    t = dt * np.arange(xi.size)
    if yours:
        axes.plot(t, yours.ou_noise(xi, mu, sig, tau, dt), linewidth=0.7, label=f"tau = {tau:.3g} ms")
    axes.axhspan(mu - sig, mu + sig, color="0.9", label="mu ± sig")
    axes.axhline(mu, color="k", linestyle="--")
    axes.set(xlabel="t (ms)", ylabel="I (pA)", ylim=(0, 400))
    axes.legend(loc="upper right")


EXPLORER = Explorer(
    title="Ornstein-Uhlenbeck current",
    controls={
        "mu": Slider(180, 220, 200, "pA"),
        "sig": Slider(5, 40, 40, "pA"),
        "tau": Slider(2, 50, 10, "ms"),
    },
    draw=draw,
)
