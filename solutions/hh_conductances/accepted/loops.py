"""One number at a time, in lists or columns."""

import numpy as np


def conductances(m, h, n, gNa=120.0, gK=36.0):
    if np.ndim(m) == 0:
        return gNa * m**3 * h, gK * n**4
    return [gNa * a**3 * b for a, b in zip(m, h, strict=True)], [gK * c**4 for c in n]


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    g_Na, g_K = (np.array(g) for g in conductances(m, h, n, gNa, gK))
    return g_Na * (V - ENa), g_K * (V - EK), gL * (V - EL)


def dVdt(V, m, h, n, Ie, Cm=1.0, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    I_Na, I_K, I_L = ionic_currents(V, m, h, n, gNa, gK, gL, ENa, EK, EL)
    return np.reshape((Ie - I_Na - I_K - I_L) / Cm, (-1, 1)) if np.ndim(V) else (Ie - I_Na - I_K - I_L) / Cm
