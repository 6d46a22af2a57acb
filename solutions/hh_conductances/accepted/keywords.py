"""Parameters are passed on as keywords."""


def conductances(m, h, n, gNa=120.0, gK=36.0):
    return gNa * m**3 * h, gK * n**4


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    g = (*conductances(m=m, h=h, n=n, gNa=gNa, gK=gK), gL)
    return tuple(one * (V - E) for one, E in zip(g, (ENa, EK, EL), strict=True))


def dVdt(V, m, h, n, Ie, Cm=1.0, **membrane):
    return (Ie - sum(ionic_currents(V, m, h, n, **membrane))) / Cm
