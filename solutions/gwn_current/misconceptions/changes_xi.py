"""The caller's xi is changed: an operator such as *= writes into the array, so make a new one."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    xi *= sig / np.sqrt(dt / 1000.0)
    return mu + xi


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
