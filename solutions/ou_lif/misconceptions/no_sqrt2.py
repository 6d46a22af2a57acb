"""Your noise lacks the 2 under the root: the amplitude of a step is sig * sqrt(2 dt / tau_ou)."""

import numpy as np
from noise_and_neuron import simulate_lif


def ou_noise(xi, mu, sig, tau, dt):
    x = np.zeros(len(xi))
    x[0] = mu + sig * xi[0]
    for k in range(len(xi) - 1):
        x[k + 1] = x[k] + dt / tau * (mu - x[k]) + sig * np.sqrt(dt / tau) * xi[k + 1]
    return x


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = ou_noise(xi, mu, sig, tau_ou, pars["dt"])
    _, spikes = simulate_lif(pars, current)
    rate = 1000 * len(spikes) / pars["T"]
    isi = np.diff(spikes)
    cv = isi.std() / isi.mean() if len(spikes) > 1 else np.nan
    return current, spikes, rate, cv
