"""The spike is noted but V carries on above the threshold: it has to be sent back after each spike."""

import numpy as np


def lif_dv(v, I, pars):
    return (-(v - pars["E_L"]) + I / pars["g_L"]) * pars["dt"] / pars["tau_m"]


def run_lif(pars, Iinj):
    n = len(pars["range_t"])
    current = Iinj * np.ones(n)
    v = np.zeros(n)
    v[0] = pars["V_init"]
    fired = []
    for k in range(n - 1):
        if v[k] >= pars["V_th"]:
            fired.append(k)
        v[k + 1] = v[k] + lif_dv(v[k], current[k], pars)
    return v, np.array(fired) * pars["dt"]
