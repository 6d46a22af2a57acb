"""The rate is counted in a run of one second, which gives a whole number: use the formula."""

import numpy as np
from lif_neuron import default_pars, simulate_lif
from white_noise import noisy_current


def fi_curve(I_mean, sig, xi, pars):
    n_gwn = np.zeros(len(I_mean))
    n_dc = np.zeros(len(I_mean))
    for k in range(len(I_mean)):
        current = noisy_current(xi, I_mean[k], sig, pars["dt"])
        _, spikes = simulate_lif(pars, current)
        n_gwn[k] = len(spikes)
        _, spikes = simulate_lif(pars, I_mean[k])
        n_dc[k] = len(spikes)
    return n_gwn, n_dc


def dc_rate(I, pars):
    changes = {key: value for key, value in pars.items() if key not in ("range_t", "T")}
    _, spikes = simulate_lif(default_pars(**changes, T=1000.0), I)
    return float(len(spikes))
