"""numpy.vectorize makes the functions of single numbers take arrays."""

import numpy as np

conductances = np.vectorize(lambda m, h, n, gNa=120.0, gK=36.0: (gNa * m**3 * h, gK * n**4))


@np.vectorize
def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    return (gNa * m**3 * h * (V - ENa), gK * n**4 * (V - EK), gL * (V - EL))


def dVdt(V, m, h, n, Ie, Cm=1.0, *args, **kw):
    return (Ie - np.sum(ionic_currents(V, m, h, n, *args, **kw), axis=0)) / Cm
