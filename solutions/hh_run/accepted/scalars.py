"""Scalars that are replaced all at once, own rates with an if, a flag for the crossings."""

import math


def rates(V):
    def lin(x):
        return 1.0 if abs(x) < 1e-9 else x / (1 - math.exp(-x))

    return (
        lin((V + 40) / 10),
        4 * math.exp(-(V + 65) / 18),
        0.07 * math.exp(-(V + 65) / 20),
        1 / (1 + math.exp(-(V + 35) / 10)),
        0.1 * lin((V + 55) / 10),
        0.125 * math.exp(-(V + 65) / 80),
    )


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    k, V, m, h, n = 0, V0, m0, h0, n0
    out = []
    while k * dt < T0 - 1e-9:
        out.append([V, m, h, n, k * dt])
        am, bm, ah, bh, an, bn = rates(V)
        dV = I0 - (120 * m**3 * h * (V - 50) + 36 * n**4 * (V + 77) + 0.3 * (V + 54.4))
        V, m, h, n = (
            V + dt * dV,
            m + dt * (am * (1 - m) - bm * m),
            h + dt * (ah * (1 - h) - bh * h),
            n + dt * (an * (1 - n) - bn * n),
        )
        k += 1
    return [list(c) for c in zip(*out, strict=False)]


def spike_times(V, t, level=0.0):
    below = False
    res = []
    for k in range(len(V)):
        if V[k] < level:
            below = True
        elif below:
            res.append(t[k])
            below = False
    return res
