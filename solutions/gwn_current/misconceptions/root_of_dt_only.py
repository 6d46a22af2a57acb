"""Only dt is under the root: the 1000 that turns it into seconds belongs there, too."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / (np.sqrt(dt) / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
