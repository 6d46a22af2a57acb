"""A helper counts; map goes through the currents."""

import numpy as np
from lif_neuron import simulate_lif
from white_noise import noisy_current


def count(pars, current):
    return np.shape(simulate_lif(pars, current)[1])[0]


def fi_curve(I_mean, sig, xi, pars):
    def noisy(mean):
        return count(pars, noisy_current(xi, mean, sig, pars["dt"]))

    def regular(mean):
        return count(pars, mean)

    return list(map(noisy, I_mean)), tuple(map(regular, I_mean))


def dc_rate(I, pars):
    level = pars["E_L"] + I / pars["g_L"]
    if level <= pars["V_th"]:
        return 0.0
    rise = pars["tau_m"] * np.log((level - pars["V_reset"]) / (level - pars["V_th"]))
    return 1000.0 / (pars["tref"] + rise)
