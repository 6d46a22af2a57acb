"""Lists and `itertools.accumulate`."""

import math
from itertools import accumulate


def psp(t, J, tau_s, t_sp):
    return [J * x * math.exp(-(x - t_sp) / tau_s) for x in t]


def charge_transfer(t, J, tau_s, t_sp, dt):
    heights = psp(t, J, tau_s, t_sp)
    areas = [height * dt for height in heights]
    return [heights, areas, list(accumulate(areas))]
