"""An infinite interval gives the rate 0."""

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
    with np.errstate(all="ignore"):
        part = np.divide(level - pars["V_reset"], level - pars["V_th"])
    rise = pars["tau_m"] * np.log(part) if 0 < part < np.inf and level > pars["V_th"] else np.inf
    return 1000.0 / (pars["tref"] + rise)
