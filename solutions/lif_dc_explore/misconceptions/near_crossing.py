"""V is reset as soon as it gets to the threshold: look for samples from V_th - margin on."""

import numpy as np
from lif_neuron import default_pars, simulate_lif


def rheobase(pars):
    return pars["g_L"] * (pars["V_th"] - pars["E_L"])


def spike_count(I, tau_m, T=100.0):
    _, spikes = simulate_lif(default_pars(tau_m=tau_m, T=T), I)
    return len(spikes)


def first_spike_time(I, tau_m, pars):
    needed = rheobase(pars)
    if needed >= I:
        return np.inf
    return tau_m * np.log(I / (I - needed))


def time_to_within(I, tau_m, margin, T=400.0):
    pars = default_pars(tau_m=tau_m, T=T)
    v, _ = simulate_lif(pars, I)
    near = np.flatnonzero(v >= pars["V_th"])
    if near.size == 0:
        return np.nan
    return pars["range_t"][near[0]]
