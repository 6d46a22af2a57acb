"""You feed mu to the neuron in every step: it takes the current with its fluctuations."""

import numpy as np
from noise_and_neuron import ou_current, simulate_lif


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = ou_current(xi, mu, sig, tau_ou, pars["dt"])
    _, spikes = simulate_lif(pars, np.full(len(xi), mu))
    rate = 1000 * len(spikes) / pars["T"]
    isi = np.diff(spikes)
    cv = isi.std() / isi.mean() if len(spikes) > 1 else np.nan
    return current, spikes, rate, cv
