"""The step as a matrix that maps the three variables."""

import numpy as np
from lif_pieces import refractory_samples


def run_glif(pars, Iinj):
    t = pars["range_t"]
    n = t.size
    dt = pars["dt"]
    Iinj = Iinj * np.ones_like(t)
    state = np.zeros((n, 3))
    state[0, 0] = pars["V_init"]
    # linear map of one step
    a = dt / pars["tau_m"]
    M = np.array(
        [[1 - a, -a / pars["g_L"], 0], [0, 1 - dt / pars["tau_w"], 0], [0, 0, 1 - dt / pars["tau_th"]]]
    )
    wait = 0
    spikes = []
    for k in range(n - 1):
        s = state[k]
        if wait:
            s[0] = pars["V_reset"]
            wait -= 1
        elif s[0] >= pars["V_th"] + s[2]:
            s += [0, pars["b"], pars["d_th"]]
            s[0] = pars["V_reset"]
            spikes.append(t[k])
            wait = refractory_samples(pars)
        state[k + 1] = M @ s
        state[k + 1, 0] += a * (pars["E_L"] + Iinj[k] / pars["g_L"])
    return state[:, 0], np.array(spikes), state[:, 1], state[:, 2]
