"""The deviation from the mean is followed and mu added at the end."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    y = np.empty(xi.size)
    y[0] = sig * xi[0] if x0 is None else x0 - mu
    for k in range(xi.size - 1):
        y[k + 1] = y[k] - y[k] * dt / tau + sig * np.sqrt(2 * dt / tau) * xi[k + 1]
    return mu + y


def ou_draw(pars, mu, sig, rng):
    return ou_noise(rng.standard_normal(pars["range_t"].size), mu, sig, pars["tau_ou"], pars["dt"])
