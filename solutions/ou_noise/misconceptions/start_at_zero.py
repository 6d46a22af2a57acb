"""The first value keeps the 0 of a new array when no x0 is given: where should the path start?"""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(len(xi))
    if x0 is not None:
        x[0] = x0
    for k in range(len(xi) - 1):
        drift = dt / tau * (mu - x[k])
        x[k + 1] = x[k] + drift + sig * np.sqrt(2 * dt / tau) * xi[k + 1]
    return x


def ou_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
