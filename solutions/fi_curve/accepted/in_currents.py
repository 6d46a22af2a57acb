"""The rate from currents, compared with the rheobase."""

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
    threshold = pars["g_L"] * (pars["V_th"] - pars["E_L"])
    reset = pars["g_L"] * (pars["V_reset"] - pars["E_L"])
    if threshold >= I:
        return np.float64(0.0)
    return 1000.0 / (pars["tref"] - pars["tau_m"] * np.log1p(-(threshold - reset) / (I - reset)))
