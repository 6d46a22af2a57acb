"""Your function overwrites the noise xi that was handed in: work on a new array instead of in place."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    first = mu + sig * xi[0] if x0 is None else x0
    xi *= sig * np.sqrt(2 * dt / tau)
    x = np.zeros(len(xi))
    x[0] = first
    for k in range(len(xi) - 1):
        x[k + 1] = x[k] + dt / tau * (mu - x[k]) + xi[k + 1]
    return x


def ou_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
