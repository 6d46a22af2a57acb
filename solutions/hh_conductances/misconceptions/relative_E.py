"""115, -12 and 10.6 mV count from rest; V counts from 0 mV, so use 50, -77 and -54.4 mV."""


def conductances(m, h, n, gNa=120.0, gK=36.0):
    return gNa * m**3 * h, gK * n**4


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=115.0, EK=-12.0, EL=10.6):
    g_Na, g_K = conductances(m, h, n, gNa, gK)
    return g_Na * (V - ENa), g_K * (V - EK), gL * (V - EL)


def dVdt(V, m, h, n, Ie, Cm=1.0, gNa=120.0, gK=36.0, gL=0.3, ENa=115.0, EK=-12.0, EL=10.6):
    return (Ie - sum(ionic_currents(V, m, h, n, gNa, gK, gL, ENa, EK, EL))) / Cm
