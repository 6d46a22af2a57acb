"""The gates keep their values from the start: they have to be moved on in every step, too."""

import numpy as np
from hh_membrane import slope_of_V


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    t = np.arange(0.0, T0, dt)
    V, m, h, n = (np.zeros(t.size) for _ in range(4))
    V[0], m[0], h[0], n[0] = V0, m0, h0, n0
    for k in range(t.size - 1):
        V[k + 1] = V[k] + dt * slope_of_V(V[k], m[k], h[k], n[k], I0)
        m[k + 1], h[k + 1], n[k + 1] = m[k], h[k], n[k]
    return V, m, h, n, t


def spike_times(V, t, level=0.0):
    found = []
    for k in range(1, len(V)):
        if V[k - 1] < level and V[k] >= level:
            found.append(t[k])
    return np.array(found)
