"""Two list comprehensions."""

import numpy as np
from lif_neuron import simulate_lif
from white_noise import noisy_current


def fi_curve(I_mean, sig, xi, pars):
    dt = pars["dt"]
    n_gwn = [len(simulate_lif(pars, noisy_current(xi, mean, sig, dt))[1]) for mean in I_mean]
    n_dc = [len(simulate_lif(pars, mean)[1]) for mean in I_mean]
    return n_gwn, n_dc


def dc_rate(I, pars):
    level = pars["E_L"] + I / pars["g_L"]
    if level <= pars["V_th"]:
        return 0.0
    rise = pars["tau_m"] * np.log((level - pars["V_reset"]) / (level - pars["V_th"]))
    return 1000.0 / (pars["tref"] + rise)
