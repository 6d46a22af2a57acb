"""The path is one sample short: every noise value belongs to one value of the path."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(len(xi))
    x[0] = mu + sig * xi[0] if x0 is None else x0
    for k in range(len(xi) - 1):
        drift = dt / tau * (mu - x[k])
        x[k + 1] = x[k] + drift + sig * np.sqrt(2 * dt / tau) * xi[k + 1]
    return x[:-1]


def ou_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
