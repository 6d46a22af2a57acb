"""The noise is divided by dt: divide it by the square root of dt."""


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / (dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
