"""No loop of its own: itertools.accumulate carries the value along."""

from itertools import accumulate

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    kicks = sig * np.sqrt(2 * dt / tau) * np.asarray(xi)
    start = mu + sig * xi[0] if x0 is None else x0
    steps = accumulate(kicks[1:], lambda x, kick: x + (mu - x) * (dt / tau) + kick, initial=start)
    return np.fromiter(steps, dtype=float)


def ou_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(pars["range_t"].size)
    return ou_noise(xi, mu, sig, tau=pars["tau_ou"], dt=pars["dt"])
