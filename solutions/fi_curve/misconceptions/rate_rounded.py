"""The rate is a whole number, rounded or counted in a second: the formula gives its fraction."""

import numpy as np
from lif_neuron import simulate_lif
from white_noise import noisy_current


def fi_curve(I_mean, sig, xi, pars):
    n_gwn = np.zeros(len(I_mean))
    n_dc = np.zeros(len(I_mean))
    for k in range(len(I_mean)):
        current = noisy_current(xi, I_mean[k], sig, pars["dt"])
        _, spikes = simulate_lif(pars, current)
        n_gwn[k] = len(spikes)
        _, spikes = simulate_lif(pars, I_mean[k])
        n_dc[k] = len(spikes)
    return n_gwn, n_dc


def dc_rate(I, pars):
    level = pars["E_L"] + I / pars["g_L"]
    if level <= pars["V_th"]:
        return 0.0
    rise = pars["tau_m"] * np.log((level - pars["V_reset"]) / (level - pars["V_th"]))
    return round(1000.0 / (pars["tref"] + rise))
