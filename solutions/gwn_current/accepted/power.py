"""The factor as a power, with the thousand outside."""


def gwn_current(xi, mu, sig, dt):
    return xi * (sig * (1000.0 / dt) ** 0.5) + mu


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
