"""No function calls another."""

import numpy as np


def conductances(m, h, n, gNa=120.0, gK=36.0):
    return [gNa * np.power(m, 3) * h, gK * np.power(n, 4)]


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    I_Na = gNa * np.power(m, 3) * h * (V - ENa)
    I_K = gK * np.power(n, 4) * (V - EK)
    I_L = gL * (V - EL)
    return [I_Na, I_K, I_L]


def dVdt(V, m, h, n, Ie, Cm=1.0, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    out = gL * (V - EL) + gK * n**4 * (V - EK) + gNa * m**3 * h * (V - ENa)
    return -(out - Ie) / Cm
