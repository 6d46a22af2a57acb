"""Turns the step into seconds first and works on its own copy."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    seconds = dt / 1000.0
    current = np.array(xi, dtype=float)
    current *= sig
    current /= np.sqrt(seconds)
    current += mu
    return current


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
