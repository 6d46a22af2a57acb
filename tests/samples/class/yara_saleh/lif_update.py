import numpy as np
import math

def lif_dv(v, I, pars):
    return (pars['E_L'] - v + I / pars['g_L']) * pars['dt'] / pars['tau_m']

def run_lif(pars, Iinj):
    n = len(pars['range_t'])
    current = Iinj * np.ones(n)
    v = np.ones(n) * pars['V_init']
    n_hold = math.ceil(pars['tref'] / pars['dt'] - 1e-9)
    hold = 0
    spikes = []
    for k in range(n - 1):
        if hold:
            hold -= 1
            v[k] = pars['V_reset']
        elif v[k] >= pars['V_th']:
            spikes += [k]
            hold = n_hold
            v[k] = pars['V_reset']
        v[k + 1] = v[k] + lif_dv(v[k], current[k], pars)
    return v, np.array(spikes) * pars['dt']
