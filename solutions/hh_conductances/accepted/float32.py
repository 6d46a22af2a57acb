"""Everything in single precision."""

import numpy as np


def conductances(m, h, n, gNa=120.0, gK=36.0):
    m, h, n = np.float32(m), np.float32(h), np.float32(n)
    return np.float32(gNa) * m**3 * h, np.float32(gK) * n**4


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    V = np.float32(V)
    g_Na, g_K = conductances(m, h, n, gNa, gK)
    return g_Na * (V - ENa), g_K * (V - EK), gL * (V - EL)


def dVdt(V, m, h, n, Ie, Cm=1.0, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    return (np.float32(Ie) - sum(ionic_currents(V, m, h, n, gNa, gK, gL, ENa, EK, EL))) / Cm
