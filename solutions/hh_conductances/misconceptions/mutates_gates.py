"""Your conductances overwrite the arrays of gates that came in: m *= ... changes the caller's m."""


def conductances(m, h, n, gNa=120.0, gK=36.0):
    cube = m
    cube **= 3
    cube *= gNa * h
    fourth = n
    fourth **= 4
    return cube, gK * fourth


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    g_Na, g_K = conductances(m, h, n, gNa, gK)
    return g_Na * (V - ENa), g_K * (V - EK), gL * (V - EL)


def dVdt(V, m, h, n, Ie, Cm=1.0, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    return (Ie - sum(ionic_currents(V, m, h, n, gNa, gK, gL, ENa, EK, EL))) / Cm
