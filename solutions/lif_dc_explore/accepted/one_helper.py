"""One helper runs the neuron for both functions."""

import numpy as np
from lif_neuron import default_pars, simulate_lif


def rheobase(pars):
    return pars["g_L"] * (pars["V_th"] - pars["E_L"])


def run(I, tau_m, T):
    pars = default_pars(tau_m=tau_m, T=T)
    return (pars, *simulate_lif(pars, np.full(pars["range_t"].size, I)))


def spike_count(I, tau_m, T=100.0):
    _, _, spikes = run(I, tau_m, T)
    return len(spikes)


def first_spike_time(I, tau_m, pars):
    needed = rheobase(pars)
    if needed >= I:
        return np.inf
    return tau_m * np.log(I / (I - needed))


def time_to_within(I, tau_m, margin, T=400.0):
    pars, v, _ = run(I, tau_m, T)
    near = np.flatnonzero(v >= pars["V_th"] - margin)
    if near.size == 0:
        return np.nan
    return pars["range_t"][near[0]]
