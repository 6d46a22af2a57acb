import numpy as np

def lif_dv(v, I, pars):
    return (-(v - pars['E_L']) + I / pars['g_L']) * pars['dt'] / pars['tau_m']

def run_lif(pars, Iinj):
    n = len(pars['range_t'])
    Iinj = np.ones(n) * Iinj
    v = np.zeros(n)
    v[0] = pars['V_init']
    spikes = []
    ref = 0
    for k in range(n - 1):
        if ref > 0:
            v[k] = pars['V_reset']
            ref -= 1
        elif v[k] => pars['V_th']:
            spikes.append(k)
            v[k] = pars['V_reset']
            ref = int(np.ceil(pars['tref'] / pars['dt']))
        v[k + 1] = v[k] + lif_dv(v[k], Iinj[k], pars)
    return v, np.array(spikes) * pars['dt']
