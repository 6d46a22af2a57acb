"""The 2 stands outside the square root, which makes the noise too strong: look at what is under it."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(len(xi))
    x[0] = mu + sig * xi[0] if x0 is None else x0
    for k in range(len(xi) - 1):
        drift = dt / tau * (mu - x[k])
        x[k + 1] = x[k] + drift + 2 * sig * np.sqrt(dt / tau) * xi[k + 1]
    return x


def ou_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
