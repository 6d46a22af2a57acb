"""w and th fall at a constant speed: what is lost in a step is a share of what is left."""

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
            v[k] = pars["V_reset"]
            w[k] += pars["b"]
            th[k] += pars["d_th"]
            hold = refractory_samples(pars)
        v[k + 1] = v[k] + membrane_step(v[k], current[k] - w[k], pars)
        w[k + 1] = max(w[k] - pars["b"] * pars["dt"] / pars["tau_w"], 0.0)
        th[k + 1] = max(th[k] - pars["d_th"] * pars["dt"] / pars["tau_th"], 0.0)
    return v, np.array(spikes), w, th
