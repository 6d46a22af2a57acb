"""gwn_draw leaves out the factor of the step: let it call gwn_current."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return mu + sig * xi
