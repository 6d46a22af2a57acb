"""A list, filled in a loop, with math; the noise is drawn sample by sample."""

import math


def gwn_current(xi, mu, sig, dt):
    current = []
    for number in xi:
        current.append(mu + sig * number / math.sqrt(dt / 1000))
    return current


def gwn_draw(pars, mu, sig, rng):
    size = sig / math.sqrt(pars["dt"] / 1000)
    return [mu + size * rng.standard_normal() for _ in pars["range_t"]]
