"""The factor of the step is missing: divide the noise by the square root of dt in seconds."""


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
