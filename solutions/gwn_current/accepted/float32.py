"""The current in float32."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return np.asarray(mu + sig * xi / np.sqrt(dt / 1000.0), dtype=np.float32)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]), dtype=np.float32)
    return gwn_current(xi, mu, sig, pars["dt"])
