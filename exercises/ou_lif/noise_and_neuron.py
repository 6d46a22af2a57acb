"""Given: the Ornstein-Uhlenbeck current and the leaky integrate-and-fire neuron, both by Euler steps."""

import math

import numpy as np


def ou_current(xi, mu, sig, tau, dt):
    """Make the current (pA) that belongs to the standard normal numbers xi; it starts at mu + sig * xi[0].

    mu and sig are its mean and standard deviation in pA, tau its correlation time and dt the step in ms.
    """
    current = np.empty(len(xi))
    current[0] = mu + sig * xi[0]
    for k in range(len(xi) - 1):
        pull = dt / tau * (mu - current[k])
        current[k + 1] = current[k] + pull + sig * math.sqrt(2 * dt / tau) * xi[k + 1]
    return current


def simulate_lif(pars, current):
    """Simulate the neuron with a current (pA), an array with one value for each entry of pars["range_t"].

    Returns the membrane potential (mV) of each sample and the spike times (ms).
    """
    held_for = math.ceil(pars["tref"] / pars["dt"] - 1e-9)
    v = np.empty(len(current))
    v[0] = pars["V_init"]
    fired, held = [], 0
    for k in range(len(current) - 1):
        if held > 0:
            v[k] = pars["V_reset"]
            held -= 1
        elif v[k] >= pars["V_th"]:
            fired.append(k)
            v[k] = pars["V_reset"]
            held = held_for
        slope = (pars["E_L"] - v[k] + current[k] / pars["g_L"]) / pars["tau_m"]
        v[k + 1] = v[k] + slope * pars["dt"]
    return v, np.array(fired) * pars["dt"]
