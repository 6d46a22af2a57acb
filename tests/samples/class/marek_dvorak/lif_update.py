import numpy as np

# konstanty
dt = 0.1      # ms
tau_m = 10.0  # ms

def lif_dv(v, I, pars):
    return dt * (-(v - pars['E_L']) + I / pars['g_L']) / tau_m

def run_lif(pars, Iinj):
    N = pars['range_t'].size
    if not hasattr(Iinj, '__len__'):
        Iinj = [Iinj] * N
    v = np.zeros(N)
    v[0] = pars['V_init']
    spike_times = []
    ref = 0
    for i in range(N - 1):
        if ref > 0:
            v[i] = pars['V_reset']
            ref = ref - 1
        elif v[i] >= pars['V_th']:
            spike_times.append(i * dt)
            v[i] = pars['V_reset']
            ref = int(np.ceil(pars['tref'] / dt - 1e-9))
        v[i + 1] = v[i] + lif_dv(v[i], Iinj[i], pars)
    return v, np.array(spike_times)
