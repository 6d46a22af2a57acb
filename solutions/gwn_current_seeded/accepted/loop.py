"""The standard library's generator, one number after the other, in a list."""

import math
import random


def my_GWN(pars, mu, sig, myseed):
    source = random.Random(myseed)
    seconds = pars["dt"] / 1000
    return [mu + sig * source.gauss(0.0, 1.0) / math.sqrt(seconds) for _ in pars["range_t"]]
