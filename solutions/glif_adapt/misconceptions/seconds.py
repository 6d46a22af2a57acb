"""Your spike times are in seconds: everything here is in ms."""

import numpy as np
from lif_pieces import membrane_step, refractory_samples


def run_glif(pars, Iinj):
    n = len(pars["range_t"])
    current = Iinj * np.ones(n)
    v, w, th = np.zeros(n), np.zeros(n), np.zeros(n)
    v[0] = pars["V_init"]
    spikes = []
    hold = 0
    for k in range(n - 1):
        if hold > 0:
            v[k] = pars["V_reset"]
            hold -= 1
        elif v[k] >= pars["V_th"] + th[k]:
            spikes.append(k * pars["dt"] / 1000)
            v[k] = pars["V_reset"]
            w[k] += pars["b"]
            th[k] += pars["d_th"]
            hold = refractory_samples(pars)
        v[k + 1] = v[k] + membrane_step(v[k], current[k] - w[k], pars)
        w[k + 1] = w[k] - w[k] * pars["dt"] / pars["tau_w"]
        th[k + 1] = th[k] - th[k] * pars["dt"] / pars["tau_th"]
    return v, np.array(spikes), w, th
