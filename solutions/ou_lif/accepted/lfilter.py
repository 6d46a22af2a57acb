"""A first-order recursive filter makes the noise."""

import numpy as np
from noise_and_neuron import simulate_lif
from scipy.signal import lfilter


def ou_noise(xi, mu, sig, tau, dt):
    a = dt / tau
    steps = a * mu + sig * np.sqrt(2 * a) * xi
    steps[0] = mu + sig * xi[0]
    return lfilter([1.0], [1.0, a - 1.0], steps)


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = ou_noise(xi, mu, sig, tau_ou, pars["dt"])
    _, spikes = simulate_lif(pars, current)
    rate = 1000 * len(spikes) / pars["T"]
    isi = np.diff(spikes)
    cv = isi.std() / isi.mean() if len(spikes) > 1 else np.nan
    return current, spikes, rate, cv
