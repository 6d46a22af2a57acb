"""Columns of shape (k, 1)."""

import numpy as np
from hh_membrane import closing_h, closing_m, closing_n, opening_h, opening_m, opening_n, slope_of_V


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    count = int(np.ceil(T0 / dt - 1e-9))
    V, m, h, n = (np.zeros((count, 1)) for _ in range(4))
    V[0], m[0], h[0], n[0] = V0, m0, h0, n0
    for k in range(1, count):
        old = V[k - 1], m[k - 1], h[k - 1], n[k - 1]
        v, a, b, c = old
        V[k] = v + slope_of_V(*old, I0) * dt
        m[k] = a + (opening_m(v) - (opening_m(v) + closing_m(v)) * a) * dt
        h[k] = b + (opening_h(v) - (opening_h(v) + closing_h(v)) * b) * dt
        n[k] = c + (opening_n(v) - (opening_n(v) + closing_n(v)) * c) * dt
    return V, m, h, n, np.linspace(0.0, (count - 1) * dt, count).reshape(-1, 1)


def spike_times(V, t, level=0.0):
    return t[np.flatnonzero(np.diff((level <= V).astype(int)) == 1) + 1].reshape(-1, 1)
