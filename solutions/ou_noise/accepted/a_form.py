"""Weighted sum of the last value, the mean and the noise."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(len(xi))
    x[0] = mu + sig * xi[0] if x0 is None else x0
    a = dt / tau
    b = sig * np.sqrt(2 * a)
    for k in range(1, len(xi)):
        x[k] = (1 - a) * x[k - 1] + a * mu + b * xi[k]
    return x


def ou_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
