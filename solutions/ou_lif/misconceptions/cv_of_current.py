"""You describe the current: the CV is about the intervals between spikes."""

import numpy as np
from noise_and_neuron import ou_current, simulate_lif


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = ou_current(xi, mu, sig, tau_ou, pars["dt"])
    _, spikes = simulate_lif(pars, current)
    rate = 1000 * len(spikes) / pars["T"]
    cv = current.std() / current.mean() if len(spikes) > 1 else np.nan
    return current, spikes, rate, cv
