import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * np.asarray(xi) * (dt / 1000) ** -0.5


def gwn_draw(pars, mu, sig, rng):
    return gwn_current(2 * rng.uniform(-0.5, 0.5, (3, len(pars["range_t"]))).sum(axis=0), mu, sig, pars["dt"])
