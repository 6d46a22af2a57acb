import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * np.asarray(xi) * (dt / 1000) ** -0.5


def gwn_draw(pars, mu, sig, rng):
    return rng.normal(mu, sig / np.sqrt(pars["dt"] / 1000), len(pars["range_t"]))
