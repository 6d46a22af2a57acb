"""The rates as printed, without a guard, with the functions of math."""

import math

import numpy as np


def rates(V):
    """Rates as they are printed: 0/0 is never met exactly in a run."""
    u = V + 65.0
    return (
        ((2.5 - 0.1 * u) / (math.exp(2.5 - 0.1 * u) - 1), 4 * math.exp(-u / 18)),
        (0.07 * math.exp(-u / 20), 1 / (math.exp(3 - 0.1 * u) + 1)),
        ((0.1 - 0.01 * u) / (math.exp(1 - 0.1 * u) - 1), 0.125 * math.exp(-u / 80)),
    )


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    t = np.arange(0.0, T0, dt)
    x = np.zeros((t.size, 4))
    x[0] = V0, m0, h0, n0
    for k in range(t.size - 1):
        V, m, h, n = x[k]
        inward = 120 * m**3 * h * (50 - V) + 36 * n**4 * (-77 - V) + 0.3 * (-54.4 - V)
        x[k + 1, 0] = V + dt * (I0 + inward)
        for j, (a, b) in enumerate(rates(V), start=1):
            x[k + 1, j] = x[k, j] + dt * (a * (1 - x[k, j]) - b * x[k, j])
    return (*x.T, t)


def spike_times(V, t, level=0.0):
    found = []
    for k in range(1, len(V)):
        if V[k - 1] < level and V[k] >= level:
            found.append(t[k])
    return np.array(found)
