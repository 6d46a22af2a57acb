import numpy as np
from math import ceil

def lif_dv(v, I, pars):
    return (-(v - pars['E_L']) + I / pars['g_L']) / pars['tau_m'] * pars['dt']

def run_lif(pars, Iinj):
    n = len(pars['range_t'])
    I = np.ones(n) * Iinj
    v = np.zeros((1, n))
    v[0, 0] = pars['V_init']
    spike_times = []
    hold = 0
    for k in range(n - 1):
        if hold > 0:
            v[0, k] = pars['V_reset']
            hold -= 1
        elif v[0, k] >= pars['V_th']:
            spike_times.append(k * pars['dt'])
            v[0, k] = pars['V_reset']
            hold = ceil(pars['tref'] / pars['dt'] - 1e-9)
        v[0, k + 1] = v[0, k] + lif_dv(v[0, k], I[k], pars)
    return v, np.array(spike_times)
