"""The rate in the form of the README, with math."""

import math

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
    drive = I / pars["g_L"]
    if drive > pars["V_th"] - pars["E_L"]:
        above_reset = drive - (pars["V_reset"] - pars["E_L"])
        above_threshold = drive - (pars["V_th"] - pars["E_L"])
        return 1000 / (pars["tref"] + pars["tau_m"] * math.log(above_reset / above_threshold))
    return 0
