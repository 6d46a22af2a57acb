"""ou_draw uses each number one step later, which nobody can tell from its statistics."""

import numpy as np


def step(x, number, mu, sig, tau, dt):
    return x + dt * (mu - x) / tau + sig * np.sqrt(2 * dt / tau) * number


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.empty(len(xi))
    x[0] = x0 if x0 is not None else mu + sig * xi[0]
    for k in range(len(xi) - 1):
        x[k + 1] = step(x[k], xi[k + 1], mu, sig, tau, dt)
    return x


def ou_draw(pars, mu, sig, rng):
    n = pars["range_t"].size
    xi = rng.standard_normal(n)
    x = np.empty(n)
    x[0] = mu + sig * rng.standard_normal()
    for k in range(n - 1):
        x[k + 1] = step(x[k], xi[k], mu, sig, pars["tau_ou"], pars["dt"])
    return x
