"""Without intervals NumPy's mean is nan by itself."""

import numpy as np
from noise_and_neuron import ou_current, simulate_lif


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = ou_current(xi, mu, sig, tau_ou, pars["dt"])
    _, spikes = simulate_lif(pars, current)
    rate = 1000 * len(spikes) / pars["T"]
    np.seterr(all="ignore")
    isi = np.diff(spikes)
    cv = np.std(isi) / np.mean(isi)
    return current, spikes, rate, cv
