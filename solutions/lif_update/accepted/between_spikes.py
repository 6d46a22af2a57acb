"""From spike to spike: the stretch in between is one linear filter, the clamp one slice."""

import math

import numpy as np
from scipy.signal import lfilter


def lif_dv(v, I, pars):
    return (-(v - pars["E_L"]) + I / pars["g_L"]) * pars["dt"] / pars["tau_m"]


def run_lif(pars, Iinj):
    n = pars["range_t"].size
    a = pars["dt"] / pars["tau_m"]
    drive = a * (pars["E_L"] + np.broadcast_to(Iinj, n) / pars["g_L"])
    clamp = math.ceil(pars["tref"] / pars["dt"] - 1e-9)
    v = np.full(n, pars["V_reset"])
    v[0] = pars["V_init"]
    spikes = []
    start = 0
    while start < n - 1:
        v[start + 1 :], _ = lfilter([1.0], [1.0, a - 1.0], drive[start:-1], zi=[(1.0 - a) * v[start]])
        above = np.flatnonzero(v[start:-1] >= pars["V_th"])
        if above.size == 0:
            break
        spike = start + int(above[0])
        spikes.append(spike * pars["dt"])
        v[spike:] = pars["V_reset"]
        start = spike + clamp
    return v, np.array(spikes)
