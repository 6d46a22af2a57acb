"""Steps the neuron itself instead of using the module."""

import numpy as np


def rheobase(pars):
    return pars["g_L"] * pars["V_th"] - pars["g_L"] * pars["E_L"]


def potentials(I, tau_m, T):
    v, hold = -75.0, 0
    for _ in range(len(np.arange(0, T, 0.1))):
        fired = False
        if hold > 0:
            v, hold = -75.0, hold - 1
        elif v >= -55.0:
            v, hold, fired = -75.0, 20, True
        yield v, fired
        v = v + 0.1 * (-75.0 - v + I / 10.0) / tau_m


def spike_count(I, tau_m, T=100.0):
    return sum(fired for _, fired in potentials(I, tau_m, T))


def first_spike_time(I, tau_m, pars):
    needed = rheobase(pars)
    return np.inf if needed >= I else tau_m * (np.log(I) - np.log(I - needed))


def time_to_within(I, tau_m, margin, T=400.0):
    near = (k for k, (v, _) in enumerate(potentials(I, tau_m, T)) if v >= -55.0 - margin)
    return next(near, np.nan) * 0.1
