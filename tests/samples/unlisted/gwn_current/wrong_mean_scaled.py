import numpy as np


def gwn_current(xi, mu, sig, dt):
    return (mu + sig * np.asarray(xi)) * (dt / 1000) ** -0.5


def gwn_draw(pars, mu, sig, rng):
    return gwn_current(rng.normal(size=len(pars["range_t"])), mu, sig, pars["dt"])
