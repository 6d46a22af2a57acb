"""Euler steps for given noise, the exact update for noise of its own."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.full(xi.shape, mu + sig * xi[0] if x0 is None else x0)
    for k, number in enumerate(xi[1:]):
        x[k + 1] = x[k] + (mu - x[k]) / tau * dt + sig * (2 * dt / tau) ** 0.5 * number
    return x


def ou_draw(pars, mu, sig, rng):
    decay = np.exp(-pars["dt"] / pars["tau_ou"])
    x = rng.normal(mu, sig, pars["range_t"].size)
    fresh = (x - mu) * np.sqrt(1 - decay**2)
    for k in range(1, x.size):
        x[k] = mu + (x[k - 1] - mu) * decay + fresh[k]
    return x
