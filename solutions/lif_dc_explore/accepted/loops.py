"""Everything in loops over samples, with math."""

import math

from lif_neuron import default_pars, simulate_lif


def rheobase(pars):
    return (pars["V_th"] - pars["E_L"]) * pars["g_L"]


def spike_count(I, tau_m, T=100.0):
    n = 0
    for _ in simulate_lif(default_pars(tau_m=tau_m, T=T), I)[1]:
        n += 1
    return n


def first_spike_time(I, tau_m, pars):
    if rheobase(pars) < I:
        return -tau_m * math.log(1 - rheobase(pars) / I)
    return math.inf


def time_to_within(I, tau_m, margin, T=400.0):
    pars = default_pars(T=T, tau_m=tau_m)
    v, _ = simulate_lif(pars, I)
    for k in range(len(v)):
        if pars["V_th"] - v[k] <= margin:
            return k * pars["dt"]
    return math.nan
