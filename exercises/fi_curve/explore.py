"""Noise makes the F-I curve straighter: counts of spikes against the mean current."""

import numpy as np
from lif_neuron import default_pars, simulate_lif
from white_noise import noisy_current

from autograder import Explorer, Slider


def draw(figure, yours, sig):
    pars = default_pars(T=300.0)
    xi = np.random.default_rng(2020).standard_normal(pars["range_t"].size)
    axes = figure.subplots()
    currents = np.arange(100.0, 400.0, 25.0)
    if yours:
        noisy, steady = yours.fi_curve(currents, sig, xi, pars)
        axes.plot(currents, noisy, "o-", label=f"noisy current, sig = {sig:.2g}")
        axes.plot(currents, steady, "s--", label="steady current")
    else:
        v, spikes = simulate_lif(pars, noisy_current(xi, 250.0, sig, pars["dt"]))
        axes.plot(pars["range_t"], v, label=f"{len(spikes)} spikes at 250 pA: a single point of the curve")
    curve = ("mean current (pA)", "spikes in 300 ms") if yours else ("t (ms)", "V (mV)")
    axes.set(xlabel=curve[0], ylabel=curve[1])
    axes.legend()


EXPLORER = Explorer(title="F-I curve", controls={"sig": Slider(0, 6, 3, "pA√s")}, draw=draw)
