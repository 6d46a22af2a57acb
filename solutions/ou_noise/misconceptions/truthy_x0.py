"""A start at 0 is taken for no start at all: in Python 0 counts as false, so compare x0 with None."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(len(xi))
    x[0] = x0 or mu + sig * xi[0]
    for k in range(len(xi) - 1):
        drift = dt / tau * (mu - x[k])
        x[k + 1] = x[k] + drift + sig * np.sqrt(2 * dt / tau) * xi[k + 1]
    return x


def ou_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
