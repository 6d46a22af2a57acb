"""ou_draw smooths white noise over a window: its memory ends there, that of the process fades slowly."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(len(xi))
    x[0] = mu + sig * xi[0] if x0 is None else x0
    for k in range(len(xi) - 1):
        x[k + 1] = x[k] + dt / tau * (mu - x[k]) + sig * np.sqrt(2 * dt / tau) * xi[k + 1]
    return x


def ou_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    width = int(pars["tau_ou"] / pars["dt"])
    return mu + sig * np.convolve(xi, np.ones(width) / np.sqrt(width), mode="same")
