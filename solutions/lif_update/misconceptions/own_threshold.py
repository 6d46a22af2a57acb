"""Your threshold is a number of your own, -50 mV: the neuron's is pars["V_th"]."""

import math

import numpy as np


def lif_dv(v, I, pars):
    return (-(v - pars["E_L"]) + I / pars["g_L"]) * pars["dt"] / pars["tau_m"]


def run_lif(pars, Iinj):
    n = len(pars["range_t"])
    current = Iinj * np.ones(n)
    v = np.zeros(n)
    v[0] = pars["V_init"]
    fired = []
    hold = 0
    for k in range(n - 1):
        if hold > 0:
            v[k] = pars["V_reset"]
            hold -= 1
        elif v[k] >= -50.0:
            fired.append(k)
            v[k] = pars["V_reset"]
            hold = math.ceil(pars["tref"] / pars["dt"] - 1e-9)
        v[k + 1] = v[k] + lif_dv(v[k], current[k], pars)
    return v, np.array(fired) * pars["dt"]
