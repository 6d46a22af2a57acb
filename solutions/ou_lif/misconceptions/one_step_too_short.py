"""The run lasts T, not up to the last sample, which is at T - dt."""

import numpy as np
from noise_and_neuron import ou_current, simulate_lif


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = ou_current(xi, mu, sig, tau_ou, pars["dt"])
    _, spikes = simulate_lif(pars, current)
    rate = 1000 * len(spikes) / pars["range_t"][-1]
    isi = np.diff(spikes)
    cv = isi.std() / isi.mean() if len(spikes) > 1 else np.nan
    return current, spikes, rate, cv
