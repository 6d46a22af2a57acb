"""Normal numbers by the inverse distribution function; a class that is called like a function."""

import math
from statistics import NormalDist


class WhiteNoise:
    def __init__(self, mu, sig, dt):
        self.mu, self.amp = mu, sig * math.sqrt(1e3) / math.sqrt(dt)

    def __call__(self, x):
        return self.mu + self.amp * x


def gwn_current(xi, mu, sig, dt):
    return tuple(map(WhiteNoise(mu, sig, dt), xi))


def gwn_draw(pars, mu, sig, rng):
    inv = NormalDist().inv_cdf
    return gwn_current([inv(1 - rng.random()) for _ in pars["range_t"]], mu, sig, pars["dt"])
