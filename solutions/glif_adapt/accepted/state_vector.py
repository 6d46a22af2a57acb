"""w and th in one array with their constants."""

import numpy as np
from lif_pieces import membrane_step, refractory_samples


def run_glif(pars, Iinj):
    n = pars["range_t"].size
    current = np.broadcast_to(np.asarray(Iinj, dtype=float), (n,))
    v = np.full(n, pars["V_init"])
    slow = np.zeros((n, 2))
    jump = np.array([pars["b"], pars["d_th"]])
    decay = pars["dt"] / np.array([pars["tau_w"], pars["tau_th"]])
    fired, count = [], refractory_samples(pars)
    for k in range(n):
        if k:
            slow[k] = slow[k - 1] * (1 - decay)
            v[k] = v[k - 1] + membrane_step(v[k - 1], current[k - 1] - slow[k - 1, 0], pars)
        if fired and k - fired[-1] <= count:
            v[k] = pars["V_reset"]
        elif v[k] >= pars["V_th"] + slow[k, 1]:
            fired.append(k)
            v[k] = pars["V_reset"]
            slow[k] += jump
    return v, pars["dt"] * np.array(fired, dtype=float), slow[:, 0], slow[:, 1]
