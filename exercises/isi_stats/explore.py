"""Intervals between spikes of a noisy neuron: their histogram and CV."""

import numpy as np
from lif_neuron import default_pars, simulate_lif
from white_noise import noisy_current

from autograder import Explorer, Slider


def draw(figure, yours, mu, sig):
    pars = default_pars(T=1000.0)
    xi = np.random.default_rng(2020).standard_normal(pars["range_t"].size)
    _, spikes = simulate_lif(pars, noisy_current(xi, mu, sig, pars["dt"]))
    upper, lower = figure.subplots(2, 1, height_ratios=(1, 3))
    upper.eventplot(spikes, linewidths=0.8)
    upper.set(xlabel="t (ms)", yticks=[], title=f"{len(spikes)} spikes")
    if yours:
        edges = np.linspace(5, 60, 40)
        _, mean, _, cv, counts = yours.isi_summary(spikes, edges)
        lower.stairs(counts, edges, fill=True)
        lower.axvline(mean, color="k", linestyle="--", label=f"mean {mean:.1f} ms, CV {cv:.3f}")
        lower.legend()
    lower.set(xlabel="interval (ms)", ylabel="intervals")


EXPLORER = Explorer(
    title="Inter-spike intervals",
    controls={"mu": Slider(200, 400, 250, "pA"), "sig": Slider(0, 6, 3, "pA√s")},
    draw=draw,
)
