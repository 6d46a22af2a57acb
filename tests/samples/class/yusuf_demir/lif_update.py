import numpy as np
from helpers import as_series, euler, samples

def slope(v, I, pars):
    return (-(v - pars['E_L']) + I / pars['g_L']) / pars['tau_m']

def lif_dv(v, I, pars):
    return slope(v, I, pars) * pars['dt']

def run_lif(pars, Iinj):
    dt = pars['dt']
    n = len(pars['range_t'])
    I = as_series(Iinj, n)
    v = np.zeros(n)
    v[0] = pars['V_init']
    spike_times = []
    left = 0
    for k in range(n - 1):
        if left > 0:
            v[k] = pars['V_reset']
            left -= 1
        elif v[k] >= pars['V_th']:
            v[k] = pars['V_reset']
            spike_times.append(k * dt)
            left = samples(pars['tref'], dt)
        v[k + 1] = euler(v[k], slope(v[k], I[k], pars), dt)
    return v, np.array(spike_times)
