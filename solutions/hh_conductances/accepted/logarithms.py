"""Powers by way of logarithms, with numbers above zero only."""

import numpy as np


def conductances(m, h, n, gNa=120.0, gK=36.0):
    return np.exp(np.log(gNa) + 3 * np.log(m) + np.log(h)), np.exp(np.log(gK) + 4 * np.log(n))


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    g_Na, g_K = conductances(m, h, n, gNa, gK)
    return g_Na * (V - ENa), g_K * (V - EK), gL * (V - EL)


def dVdt(V, m, h, n, Ie, Cm=1.0, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    return (Ie - sum(ionic_currents(V, m, h, n, gNa, gK, gL, ENa, EK, EL))) / Cm
