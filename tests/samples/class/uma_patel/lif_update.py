import numpy as np
import math

def lif_dv(v, I, pars):
    dV = (pars["E_L"] - v + I/pars["g_L"])/pars["tau_m"]
    return dV*pars["dt"]

def run_lif(pars, Iinj):
    n_steps = len(pars["range_t"])
    if np.isscalar(Iinj):
        Iinj = np.repeat(Iinj, n_steps)
    v = np.zeros(n_steps)
    v[0] = pars["V_init"]
    spikes = []
    last = None
    n_ref = math.ceil(pars["tref"]/pars["dt"] - 1e-8)
    for s in range(n_steps - 1):
        if last is not None and s - last <= n_ref:
            v[s] = pars["V_reset"]
        elif v[s] >= pars["V_th"]:
            v[s] = pars["V_reset"]
            last = s
            spikes.append(s)
        v[s + 1] = v[s] + lif_dv(v[s], Iinj[s], pars)
    return v, spikes
