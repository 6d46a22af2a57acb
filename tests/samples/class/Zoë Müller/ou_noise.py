"""Übungsblatt 2, Aufgabe 2 -- Zoë Müller"""
import numpy as np
from scipy.signal import lfilter


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    # Die Euler-Regel ist ein lineares Filter erster Ordnung: y[k+1] = (1 - dt/tau) y[k] + Rauschen
    a = dt / tau
    rauschen = sig * np.sqrt(2 * a) * np.asarray(xi, float)
    rauschen[0] = sig * xi[0] if x0 is None else x0 - mu
    return mu + lfilter([1.0], [1.0, a - 1.0], rauschen)


def ou_draw(pars, mu, sig, rng):
    return ou_noise(rng.standard_normal(pars["range_t"].shape), mu, sig, pars["tau_ou"], pars["dt"])
