"""The results are printed and not returned: a function without return gives None."""

import numpy as np
from lif_neuron import default_pars, simulate_lif


def rheobase(pars):
    print(pars["g_L"] * (pars["V_th"] - pars["E_L"]))


def spike_count(I, tau_m, T=100.0):
    _, spikes = simulate_lif(default_pars(tau_m=tau_m, T=T), I)
    print(len(spikes))


def first_spike_time(I, tau_m, pars):
    needed = pars["g_L"] * (pars["V_th"] - pars["E_L"])
    print(tau_m * np.log(I / (I - needed)) if needed < I else np.inf)


def time_to_within(I, tau_m, margin, T=400.0):
    pars = default_pars(tau_m=tau_m, T=T)
    v, _ = simulate_lif(pars, I)
    near = np.flatnonzero(v >= pars["V_th"] - margin)
    print(pars["range_t"][near[0]] if near.size else np.nan)
