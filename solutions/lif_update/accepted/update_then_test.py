"""The update comes first and the new sample is tested at once."""

import math

import numpy as np


def lif_dv(v, I, pars):
    return pars["dt"] / pars["tau_m"] * (pars["E_L"] - v + I / pars["g_L"])


def run_lif(pars, Iinj):
    t = pars["range_t"]
    current = np.full(t.shape, Iinj)
    clamp = math.ceil(round(pars["tref"] / pars["dt"], 6))
    v = np.full(t.shape, pars["V_reset"])
    v[0] = pars["V_init"]
    spikes = []
    free_from = 1
    for k in range(1, t.size):
        if k < free_from:
            continue
        v[k] = v[k - 1] + lif_dv(v[k - 1], current[k - 1], pars)
        if v[k] >= pars["V_th"]:
            spikes.append(t[k])
            v[k] = pars["V_reset"]
            free_from = k + clamp + 1
    return v, np.array(spikes)
