"""Your values do not remember the one before: each new value is the last one plus a small step."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(len(xi))
    x[0] = mu + sig * xi[0] if x0 is None else x0
    x[1:] = mu + sig * xi[1:]
    return x


def ou_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
