"""Plain Python with a while loop and the math module."""

import itertools
import math


def forward_difference(y, h):
    return [(later - earlier) / h for earlier, later in itertools.pairwise(y)]


def sine_slope(h, lo=-10.0, hi=10.0):
    t = []
    k = 0
    while lo + k * h < hi - 1e-9:
        t.append(lo + k * h)
        k += 1
    slope = forward_difference([math.sin(x) for x in t], h)
    return t[:-1], slope, max(abs(d - math.cos(x)) for d, x in zip(slope, t, strict=False))
