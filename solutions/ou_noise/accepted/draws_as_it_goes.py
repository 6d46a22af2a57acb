"""ou_draw starts at mu and draws the increment of each step inside its loop."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(xi.size)
    x[0] = x0 if x0 is not None else mu + sig * xi[0]
    for k in range(1, xi.size):
        x[k] = x[k - 1] + dt / tau * (mu - x[k - 1]) + sig * np.sqrt(2 * dt / tau) * xi[k]
    return x


def ou_draw(pars, mu, sig, rng):
    dt, tau = pars["dt"], pars["tau_ou"]
    spread = sig * np.sqrt(2 * dt / tau)
    x = np.zeros(pars["range_t"].size)
    x[0] = mu
    for k in range(1, x.size):
        x[k] = x[k - 1] + dt / tau * (mu - x[k - 1]) + rng.normal(0, spread)
    return x
