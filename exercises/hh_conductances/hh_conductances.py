"""Hodgkin-Huxley neuron, from open gates to the slope of the potential: your answer goes here."""


def conductances(m, h, n, gNa=120.0, gK=36.0):
    """Compute how well the membrane conducts sodium and potassium, given the shares of open gates.

    Parameters
    ----------
    m, h, n : float or array of float, shape (k,)
        Shares of open gates, without unit, between 0 and 1. Arrays must be left unchanged.
    gNa, gK : float
        Maximal conductances of sodium and potassium in mS/cm^2.

    Returns
    -------
    g_Na : float or array of float, shape (k,)
        Sodium conductance in mS/cm^2.
    g_K : float or array of float, shape (k,)
        Potassium conductance in mS/cm^2.
    """
    raise NotImplementedError("conductances: replace this line by your own code")


def ionic_currents(V, m, h, n, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    """Compute the three ionic currents; a current out of the cell is positive.

    Parameters
    ----------
    V : float or array of float, shape (k,)
        Membrane potential in mV. An array must be left unchanged.
    m, h, n : float or array of float, shape (k,)
        Shares of open gates, without unit. Arrays must be left unchanged.
    gNa, gK, gL : float
        Maximal conductances of sodium and potassium and the leak conductance in mS/cm^2.
    ENa, EK, EL : float
        Reversal potentials in mV.

    Returns
    -------
    I_Na, I_K, I_L : float or array of float, shape (k,)
        Sodium, potassium and leak current in uA/cm^2, in this order.
    """
    raise NotImplementedError("ionic_currents: replace this line by your own code")


def dVdt(V, m, h, n, Ie, Cm=1.0, gNa=120.0, gK=36.0, gL=0.3, ENa=50.0, EK=-77.0, EL=-54.4):
    """Compute the slope of the membrane potential.

    Parameters
    ----------
    V : float or array of float, shape (k,)
        Membrane potential in mV. An array must be left unchanged.
    m, h, n : float or array of float, shape (k,)
        Shares of open gates, without unit. Arrays must be left unchanged.
    Ie : float or array of float, shape (k,)
        Current that an electrode injects in uA/cm^2; a positive current depolarises.
    Cm : float
        Capacitance of the membrane in uF/cm^2.
    gNa, gK, gL : float
        Maximal conductances of sodium and potassium and the leak conductance in mS/cm^2.
    ENa, EK, EL : float
        Reversal potentials in mV.

    Returns
    -------
    float or array of float, shape (k,)
        Slope of the membrane potential in mV/ms.
    """
    raise NotImplementedError("dVdt: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    import numpy as np

    V = np.linspace(-100.0, 60.0, 321)
    fig, (left, middle, right) = plt.subplots(1, 3, figsize=(11, 3.5), constrained_layout=True)
    # The share of open channels, for gates that are open with the same probability.
    share = np.linspace(0.0, 1.0, 101)
    g_Na, g_K = conductances(share, 0.6, share)
    left.plot(share, g_Na, label="sodium, h = 0.6")
    left.plot(share, g_K, label="potassium")
    left.set(xlabel="m or n", ylabel="conductance (mS/cm$^2$)")
    left.legend()
    # The gates are held at their values early in a spike, and V alone is varied.
    held = {"m": np.full(V.size, 0.3), "h": np.full(V.size, 0.4), "n": np.full(V.size, 0.4)}
    for name, current in zip(("sodium", "potassium", "leak"), ionic_currents(V, **held), strict=True):
        middle.plot(V, current, label=name)
    middle.axhline(0.0, color="grey", linewidth=0.8)
    middle.set(xlabel="V (mV)", ylabel="current (uA/cm$^2$)", title="m = 0.3, h = 0.4, n = 0.4")
    middle.legend()
    for Ie in (0.0, 100.0):
        right.plot(V, dVdt(V, Ie=Ie, **held), label=f"{Ie:g} uA/cm$^2$ injected")
    right.axhline(0.0, color="grey", linewidth=0.8)
    right.set(xlabel="V (mV)", ylabel="dV/dt (mV/ms)", title="m = 0.3, h = 0.4, n = 0.4")
    right.legend()
    plt.show()
