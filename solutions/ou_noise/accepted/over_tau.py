"""The equation as it stands, divided by tau, with the noise as an increment of size sqrt(dt)."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(len(xi))
    x[0] = mu + sig * xi[0] if x0 is None else x0
    for k in range(len(xi) - 1):
        wiener = np.sqrt(dt) * xi[k + 1]
        x[k + 1] = x[k] + ((mu - x[k]) * dt + sig * np.sqrt(2 * tau) * wiener) / tau
    return x


def ou_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
