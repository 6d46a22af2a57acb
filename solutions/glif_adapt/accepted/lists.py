"""Scalars for the state, lists for the record, zip for the current."""

import numpy as np
from lif_pieces import membrane_step, refractory_samples


def run_glif(pars, Iinj):
    dt, n = pars["dt"], len(pars["range_t"])
    currents = Iinj if np.ndim(Iinj) else [Iinj] * n
    V, W, TH, spikes = [], [], [], []
    v, w, th, free = pars["V_init"], 0.0, 0.0, 0
    for k, current in enumerate(currents):
        last = k == n - 1
        if k < free:
            v = pars["V_reset"]
        elif not last and v >= pars["V_th"] + th:
            spikes.append(k * dt)
            v, w, th = pars["V_reset"], w + pars["b"], th + pars["d_th"]
            free = k + refractory_samples(pars) + 1
        V.append(v)
        W.append(w)
        TH.append(th)
        v += membrane_step(v, current - w, pars)
        w -= w * dt / pars["tau_w"]
        th -= th * dt / pars["tau_th"]
    return V, spikes, W, TH
