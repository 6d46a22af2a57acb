"""Given: the Euler step and the length of the refractory period of the leaky integrate-and-fire neuron."""

import math


def membrane_step(v, current, pars):
    """Change of the membrane potential (mV) in one step that starts at v (mV) with this current (pA)."""
    return (pars["E_L"] - v + current / pars["g_L"]) * pars["dt"] / pars["tau_m"]


def refractory_samples(pars):
    """Number of samples after the spike sample at which V is still held at V_reset."""
    return math.ceil(pars["tref"] / pars["dt"] - 1e-9)
