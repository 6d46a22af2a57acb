"""A flag for every sample; the spike times are picked from range_t at the end."""

import numpy as np


def lif_dv(v, I, pars):
    leak = pars["E_L"] - v
    drive = I / pars["g_L"]
    return (leak + drive) * pars["dt"] / pars["tau_m"]


def run_lif(pars, Iinj):
    t = pars["range_t"]
    if np.ndim(Iinj) == 0:
        Iinj = np.repeat(Iinj, t.size)
    fired = np.zeros(t.size, dtype=bool)
    clamp = int(np.ceil(pars["tref"] / pars["dt"] - 1e-6))
    v = np.zeros_like(t)
    v[0] = pars["V_init"]
    for k in range(t.size - 1):
        recent = fired[max(0, k - clamp) : k].any()
        fired[k] = not recent and v[k] >= pars["V_th"]
        if recent or fired[k]:
            v[k] = pars["V_reset"]
        v[k + 1] = v[k] + lif_dv(v[k], Iinj[k], pars)
    return v, t[fired]
