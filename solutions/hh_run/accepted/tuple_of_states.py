"""A tuple of states and pairs of neighbours; the module that is given is imported whole."""

from itertools import pairwise

import hh_membrane as M
import numpy as np


def step(state, I, dt):
    V, m, h, n = state

    def gate(x, a, b):
        return x + dt * (a * (1 - x) - b * x)

    return (
        V + dt * M.slope_of_V(*state, I),
        gate(m, M.opening_m(V), M.closing_m(V)),
        gate(h, M.opening_h(V), M.closing_h(V)),
        gate(n, M.opening_n(V), M.closing_n(V)),
    )


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    N = int(np.ceil(round(T0 / dt, 9)))
    states = [(V0, m0, h0, n0)]
    for _ in range(N - 1):
        states.append(step(states[-1], I0, dt))
    V, m, h, n = zip(*states, strict=False)
    return V, m, h, n, tuple(k * dt for k in range(N))


def spike_times(V, t, level=0.0):
    return [when for (a, b), when in zip(pairwise(V), t[1:], strict=False) if a < level <= b]
