"""You return the membrane potential where the current is asked for."""

import numpy as np
from noise_and_neuron import ou_current, simulate_lif


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = ou_current(xi, mu, sig, tau_ou, pars["dt"])
    v, spikes = simulate_lif(pars, current)
    rate = 1000 * len(spikes) / pars["T"]
    isi = np.diff(spikes)
    cv = isi.std() / isi.mean() if len(spikes) > 1 else np.nan
    return v, spikes, rate, cv
