"""This is a step with several slopes (midpoint, Heun or Runge-Kutta): please take one, that at the start."""

import numpy as np
from hh_membrane import closing_h, closing_m, closing_n, opening_h, opening_m, opening_n, slope_of_V


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    def slope(y):
        V, m, h, n = y
        return np.array(
            [
                slope_of_V(V, m, h, n, I0),
                opening_m(V) * (1 - m) - closing_m(V) * m,
                opening_h(V) * (1 - h) - closing_h(V) * h,
                opening_n(V) * (1 - n) - closing_n(V) * n,
            ]
        )

    t = np.arange(0.0, T0, dt)
    y = np.empty((t.size, 4))
    y[0] = V0, m0, h0, n0
    for k in range(t.size - 1):
        y[k + 1] = y[k] + dt * slope(y[k] + dt / 2 * slope(y[k]))
    return y[:, 0], y[:, 1], y[:, 2], y[:, 3], t


def spike_times(V, t, level=0.0):
    found = []
    for k in range(1, len(V)):
        if V[k - 1] < level and V[k] >= level:
            found.append(t[k])
    return np.array(found)
