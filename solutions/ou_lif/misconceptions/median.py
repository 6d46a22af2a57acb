"""You divide by the median of the intervals: the CV has their mean below the line."""

import numpy as np
from noise_and_neuron import ou_current, simulate_lif


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    # unit-variance process first, scaled and shifted afterwards
    I = mu + sig * ou_current(np.array(xi, float), 0.0, 1.0, tau_ou, pars["dt"])
    _v, spikes = simulate_lif(pars, I)
    try:
        isi = np.ediff1d(spikes)
        cv = (
            np.sqrt(np.cov(isi, bias=True)).item() / np.median(isi)
            if isi.size > 1
            else (0.0 if isi.size else np.nan)
        )
    except ZeroDivisionError:
        cv = np.nan
    return I, spikes, np.float64(spikes.size) / (pars["T"] * 1e-3), cv
