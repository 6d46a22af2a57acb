"""The clamp lasts until tref has passed since the last spike, with half a step of slack against rounding."""

import numpy as np


def lif_dv(v, I, pars):
    return (-(v - pars["E_L"]) + I / pars["g_L"]) * pars["dt"] / pars["tau_m"]


def run_lif(pars, Iinj):
    t, dt = pars["range_t"], pars["dt"]
    n = len(t)
    current = Iinj * np.ones(n)
    v = np.zeros(n)
    v[0] = pars["V_init"]
    fired = []
    last = -np.inf
    for k in range(n - 1):
        if t[k] - last < pars["tref"] + dt / 2:
            v[k] = pars["V_reset"]
        elif v[k] >= pars["V_th"]:
            fired.append(k)
            v[k] = pars["V_reset"]
            last = t[k]
        v[k + 1] = v[k] + lif_dv(v[k], current[k], pars)
    return v, np.array(fired) * dt
