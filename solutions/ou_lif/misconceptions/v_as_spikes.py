"""simulate_lif returns the potential first and the spike times second: you took the first."""

import numpy as np
from noise_and_neuron import ou_current, simulate_lif


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = ou_current(xi, mu, sig, tau_ou, pars["dt"])
    spikes, times = simulate_lif(pars, current)
    rate = 1000 * len(times) / pars["T"]
    isi = np.diff(times)
    cv = isi.std() / isi.mean() if len(spikes) > 1 else np.nan
    return current, spikes, rate, cv
