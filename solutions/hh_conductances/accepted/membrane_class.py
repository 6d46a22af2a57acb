"""A membrane as a class with dicts, multiplied out."""


class Membrane:
    def __init__(self, gNa, gK, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4, Cm=1.0):
        self.__dict__.update(locals())

    def g(self, m, h, n):
        return {"Na": self.gNa * m**3 * h, "K": self.gK * n**4}

    def currents(self, V, m, h, n):
        g = self.g(m, h, n)
        return {
            "Na": g["Na"] * V - g["Na"] * self.ENa,
            "K": g["K"] * V - g["K"] * self.EK,
            "L": self.gL * V - self.gL * self.EL,
        }


def conductances(m, h, n, gNa=120.0, gK=36.0):
    return tuple(Membrane(gNa, gK).g(m, h, n).values())


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    return tuple(Membrane(gNa, gK, gL, ENa, EK, EL).currents(V, m, h, n).values())


def dVdt(V, m, h, n, Ie, Cm=1.0, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    M = Membrane(gNa, gK, gL, ENa, EK, EL, Cm)
    return (Ie - sum(M.currents(V, m, h, n).values())) / M.Cm
