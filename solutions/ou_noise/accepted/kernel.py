"""Solved in closed form: each kick fades by the same factor at every sample."""

import numpy as np
from scipy.signal import fftconvolve


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    n = len(xi)
    fading = (1 - dt / tau) ** np.arange(n)
    kicks = sig * np.sqrt(2 * dt / tau) * np.asarray(xi)
    kicks[0] = sig * xi[0] if x0 is None else x0 - mu
    return mu + fftconvolve(kicks, fading)[:n]


def ou_draw(pars, mu, sig, rng):
    return ou_noise(rng.standard_normal(len(pars["range_t"])), mu, sig, pars["tau_ou"], pars["dt"])
