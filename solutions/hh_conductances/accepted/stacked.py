"""The currents as rows of one array."""

import numpy as np


def conductances(m, h, n, gNa=120.0, gK=36.0):
    return gNa * m**3 * h, gK * n**4


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    g_Na, g_K = conductances(m, h, n, gNa, gK)
    g = np.array([g_Na, g_K, gL * np.ones(np.shape(V))])
    E = np.array([ENa, EK, EL]).reshape((3,) + (1,) * np.ndim(V))
    return g * (V - E)


def dVdt(V, m, h, n, Ie, Cm=1.0, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    return (Ie - np.sum(ionic_currents(V, m, h, n, gNa, gK, gL, ENa, EK, EL), axis=0)) / Cm
