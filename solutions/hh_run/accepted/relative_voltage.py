"""V and the reversal potentials count from rest; exprel of SciPy for the rates."""

import numpy as np
from scipy.special import exprel


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    count = -int(-(T0 / dt - 1e-9) // 1)
    u, m, h, n = V0 + 65.0, m0, h0, n0
    rows = []
    for _ in range(count):
        rows.append((u - 65.0, m, h, n))
        slope = I0 - 120.0 * m**3 * h * (u - 115.0) - 36.0 * n**4 * (u + 12.0) - 0.3 * (u - 10.6)
        dm = (1 - m) / exprel(2.5 - u / 10) - 4.0 * np.exp(-u / 18) * m
        dh = 0.07 * np.exp(-u / 20) * (1 - h) - h / (np.exp(3 - u / 10) + 1)
        dn = 0.1 * (1 - n) / exprel(1 - u / 10) - 0.125 * np.exp(-u / 80) * n
        u, m, h, n = u + dt * slope, m + dt * dm, h + dt * dh, n + dt * dn
    return (*np.array(rows).T, np.arange(count) * dt)


def spike_times(V, t, level=0.0):
    found = []
    for k in range(1, len(V)):
        if V[k - 1] < level and V[k] >= level:
            found.append(t[k])
    return np.array(found)
