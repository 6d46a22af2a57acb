"""ou_draw adds up a few uniform numbers for each step: their sum is only nearly Gaussian."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(len(xi))
    x[0] = mu + sig * xi[0] if x0 is None else x0
    for k in range(len(xi) - 1):
        drift = dt / tau * (mu - x[k])
        x[k + 1] = x[k] + drift + sig * np.sqrt(2 * dt / tau) * xi[k + 1]
    return x


def ou_draw(pars, mu, sig, rng):
    xi = rng.uniform(-1.0, 1.0, (3, len(pars["range_t"]))).sum(axis=0)
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
