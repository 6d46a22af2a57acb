"""Hodgkin-Huxley neuron, from open gates to the slope of the potential: the reference.

Hodgkin and Huxley (1952), J. Physiol. 117, 500-544, in absolute millivolts with rest at -65 mV and with
outward currents positive, as in Gerstner, Kistler, Naud and Paninski (2014), Neuronal Dynamics, section 2.2.
"""


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
    return gNa * m**3 * h, gK * n**4


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
    g_Na, g_K = conductances(m, h, n, gNa, gK)
    return g_Na * (V - ENa), g_K * (V - EK), gL * (V - EL)


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
    I_Na, I_K, I_L = ionic_currents(V, m, h, n, gNa, gK, gL, ENa, EK, EL)
    return (Ie - I_Na - I_K - I_L) / Cm
