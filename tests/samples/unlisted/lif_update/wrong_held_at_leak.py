import numpy as np


def lif_dv(v, I, pars):
    slope = (pars["E_L"] - v) + I / pars["g_L"]
    return slope * pars["dt"] / pars["tau_m"]


def run_lif(pars, Iinj):
    n = len(pars["range_t"])
    current = np.broadcast_to(np.asarray(Iinj, dtype=float), (n,))
    v = np.empty(n)
    v[0] = pars["V_init"]
    spikes = []
    hold = 0
    for k in range(n - 1):
        if hold > 0:
            v[k] = pars["E_L"]
            hold -= 1
        elif v[k] >= pars["V_th"]:
            v[k] = pars["V_reset"]
            spikes.append(k * pars["dt"])
            hold = int(np.ceil(pars["tref"] / pars["dt"] - 1e-9))
        v[k + 1] = v[k] + lif_dv(v[k], current[k], pars)
    return v, np.array(spikes)
