"""A first-order recursive filter."""

import numpy as np
from scipy.signal import lfilter


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    a = dt / tau
    steps = a * mu + sig * np.sqrt(2 * a) * xi
    steps[0] = mu + sig * xi[0] if x0 is None else x0
    return lfilter([1.0], [1.0, a - 1.0], steps)


def ou_draw(pars, mu, sig, rng):
    xi = rng.normal(0.0, 1.0, pars["range_t"].shape)
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
