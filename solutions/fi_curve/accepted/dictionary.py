"""Counts in a dictionary of currents; the rate with log1p."""

import math

from lif_neuron import simulate_lif
from white_noise import noisy_current


def fi_curve(I_mean, sig, xi, pars):
    base = noisy_current(xi, 0.0, sig, pars["dt"])
    counts = {}
    for mean in I_mean:
        runs = simulate_lif(pars, base + mean), simulate_lif(pars, mean + 0.0 * base)
        counts[mean] = [len(spikes) for _, spikes in runs]
    return [pair[0] for pair in counts.values()], [pair[1] for pair in counts.values()]


def dc_rate(I, pars):
    gap = pars["E_L"] + I / pars["g_L"] - pars["V_th"]
    if gap > 0:
        interval = pars["tref"] + pars["tau_m"] * math.log1p((pars["V_th"] - pars["V_reset"]) / gap)
    else:
        interval = math.inf
    return 1000.0 / interval
