"""A trace without spikes gives nan: an empty array says that there are none."""

import numpy as np
from hh_membrane import closing_h, closing_m, closing_n, opening_h, opening_m, opening_n, slope_of_V


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    t = np.arange(0.0, T0, dt)
    V, m, h, n = (np.zeros(t.size) for _ in range(4))
    V[0], m[0], h[0], n[0] = V0, m0, h0, n0
    for k in range(t.size - 1):
        V[k + 1] = V[k] + dt * slope_of_V(V[k], m[k], h[k], n[k], I0)
        m[k + 1] = m[k] + dt * (opening_m(V[k]) * (1 - m[k]) - closing_m(V[k]) * m[k])
        h[k + 1] = h[k] + dt * (opening_h(V[k]) * (1 - h[k]) - closing_h(V[k]) * h[k])
        n[k + 1] = n[k] + dt * (opening_n(V[k]) * (1 - n[k]) - closing_n(V[k]) * n[k])
    return V, m, h, n, t


def spike_times(V, t, level=0.0):
    found = []
    for k in range(1, len(V)):
        if V[k - 1] < level and V[k] >= level:
            found.append(t[k])
    return np.array(found) if found else np.nan
