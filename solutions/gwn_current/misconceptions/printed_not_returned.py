"""The current is printed and not returned: a function without return gives None."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    print(mu + sig * xi / np.sqrt(dt / 1000.0))


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    print(mu + sig * xi / np.sqrt(pars["dt"] / 1000.0))
