"""Given: the rates of the Hodgkin-Huxley gates and the slope of the membrane potential.

All functions take floats or arrays. Potentials are in mV with rest at -65 mV, rates in 1/ms.
"""

import numpy as np


def opening_m(V):
    """Rate at which closed gates m open."""
    return x_over_expm1(-(V + 40.0) / 10.0)


def closing_m(V):
    """Rate at which open gates m close."""
    return 4.0 * np.exp(-(V + 65.0) / 18.0)


def opening_h(V):
    """Rate at which closed gates h open."""
    return 0.07 * np.exp(-(V + 65.0) / 20.0)


def closing_h(V):
    """Rate at which open gates h close."""
    return 1.0 / (1.0 + np.exp(-(V + 35.0) / 10.0))


def opening_n(V):
    """Rate at which closed gates n open."""
    return 0.1 * x_over_expm1(-(V + 55.0) / 10.0)


def closing_n(V):
    """Rate at which open gates n close."""
    return 0.125 * np.exp(-(V + 65.0) / 80.0)


def slope_of_V(V, m, h, n, Ie):
    """Slope of the membrane potential in mV/ms when the current Ie (uA/cm^2) is injected.

    120, 36 and 0.3 mS/cm^2 are the conductances, 50, -77 and -54.4 mV the reversal potentials of sodium,
    potassium and the leak. The capacitance is 1 uF/cm^2.
    """
    I_Na = 120.0 * m**3 * h * (V - 50.0)
    I_K = 36.0 * n**4 * (V + 77.0)
    I_L = 0.3 * (V + 54.4)
    return Ie - I_Na - I_K - I_L


def x_over_expm1(x):
    """Compute x / (exp(x) - 1), which tends to 1 where it reads 0/0."""
    x = x + 1e-12 * (x == 0.0)
    return x / np.expm1(x)
