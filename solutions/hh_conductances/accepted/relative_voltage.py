"""Both V and the reversal potentials count from rest."""


def conductances(m, h, n, gNa=120.0, gK=36.0):
    return gNa * m**3 * h, gK * n**4


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    u = V + 65.0
    g_Na, g_K = conductances(m, h, n, gNa, gK)
    return g_Na * (u - (ENa + 65.0)), g_K * (u - (EK + 65.0)), gL * (u - (EL + 65.0))


def dVdt(V, m, h, n, Ie, Cm=1.0, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    return (Ie - sum(ionic_currents(V, m, h, n, gNa, gK, gL, ENa, EK, EL))) / Cm
