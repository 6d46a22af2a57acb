"""The name that the course's notebooks have for the run, and its parameters taken apart first."""

import numpy as np


def lif_dv(v, I, pars):
    return (-(v - pars["E_L"]) + I / pars["g_L"]) * (pars["dt"] / pars["tau_m"])


def run_LIF(pars, Iinj, stop=False):
    V_th, V_reset = pars["V_th"], pars["V_reset"]
    dt, range_t = pars["dt"], pars["range_t"]
    v = np.zeros(range_t.size)
    v[0] = pars["V_init"]
    Iinj = Iinj * np.ones(range_t.size)
    if stop:
        Iinj[: len(Iinj) // 2 - 1000] = 0
        Iinj[len(Iinj) // 2 + 1000 :] = 0
    tr = 0.0
    rec_spikes = []
    for it in range(range_t.size - 1):
        if tr > 0:
            v[it] = V_reset
            tr = tr - 1
        elif v[it] >= V_th:
            rec_spikes.append(it)
            v[it] = V_reset
            tr = pars["tref"] / dt
        v[it + 1] = v[it] + lif_dv(v[it], Iinj[it], pars)
    return v, np.array(rec_spikes) * dt
