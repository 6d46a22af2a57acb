"""Another order of the operations."""


def gwn_current(xi, mu, sig, dt):
    return (sig * xi / (dt * 1e-3) ** 0.5) + mu


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
