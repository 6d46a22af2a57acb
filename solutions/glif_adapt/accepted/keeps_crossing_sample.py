"""The crossing sample of V is left above the threshold."""

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
            spikes.append(k * pars["dt"])
            w[k] += pars["b"]
            th[k] += pars["d_th"]
            hold = refractory_samples(pars)
        start = pars["V_reset"] if hold else v[k]
        v[k + 1] = start + membrane_step(start, current[k] - w[k], pars)
        w[k + 1] = w[k] - w[k] * pars["dt"] / pars["tau_w"]
        th[k + 1] = th[k] - th[k] * pars["dt"] / pars["tau_th"]
    return v, np.array(spikes), w, th
