"""w and th are rebuilt from the spikes by a filter after the run."""

import numpy as np
from lif_pieces import membrane_step, refractory_samples
from scipy.signal import lfilter


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
        w[k + 1] = w[k] - w[k] * pars["dt"] / pars["tau_w"]
        th[k + 1] = th[k] - th[k] * pars["dt"] / pars["tau_th"]
    flags = np.zeros(n)
    flags[np.rint(np.array(spikes) / pars["dt"]).astype(int)] = 1.0
    w = lfilter([pars["b"]], [1.0, pars["dt"] / pars["tau_w"] - 1.0], flags)
    th = lfilter([pars["d_th"]], [1.0, pars["dt"] / pars["tau_th"] - 1.0], flags)
    return v, np.array(spikes), w, th
