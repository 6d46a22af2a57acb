"""Arrays of whole numbers, filled by enumerate; the currents of the runs without noise are arrays."""

import numpy as np
from lif_neuron import simulate_lif
from white_noise import noisy_current


def fi_curve(I_mean, sig, xi, pars):
    n_gwn, n_dc = np.zeros((2, I_mean.size), dtype=int)
    for k, mean in enumerate(I_mean):
        n_gwn[k] = simulate_lif(pars, noisy_current(xi, mean, sig, pars["dt"]))[1].size
        n_dc[k] = simulate_lif(pars, np.full(xi.size, mean))[1].size
    return n_gwn, n_dc


def dc_rate(I, pars):
    level = pars["E_L"] + I / pars["g_L"]
    if level <= pars["V_th"]:
        return 0.0
    rise = pars["tau_m"] * np.log((level - pars["V_reset"]) / (level - pars["V_th"]))
    return 1000.0 / (pars["tref"] + rise)
