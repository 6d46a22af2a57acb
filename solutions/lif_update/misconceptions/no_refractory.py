"""V starts to climb right after the reset: keep it at V_reset for the refractory period first."""

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
            v[k] = pars["V_reset"]
        v[k + 1] = v[k] + lif_dv(v[k], current[k], pars)
    return v, np.array(fired) * pars["dt"]
