"""gwn_draw has int(T / dt) samples, one too few when T is not a multiple of dt: count range_t."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(int(pars["T"] / pars["dt"]))
    return gwn_current(xi, mu, sig, pars["dt"])
