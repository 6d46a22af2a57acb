"""Sums in a generator, and returns what it yields as a list."""

import math


def psp(t, J, tau_s, t_sp):
    return [J * time * math.exp((t_sp - time) / tau_s) for time in t]


def charge_so_far(areas):
    total = 0.0
    for area in areas:
        total += area
        yield total


def charge_transfer(t, J, tau_s, t_sp, dt):
    heights = psp(t, J, tau_s, t_sp)
    areas = tuple(height * dt for height in heights)
    return heights, areas, [*charge_so_far(areas)]
