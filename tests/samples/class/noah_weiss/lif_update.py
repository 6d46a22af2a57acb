import numpy as np

def lif_dv(v, I, pars):
    return (-(v - pars['E_L']) + I / pars['g_L']) * pars['dt'] / pars['tau_m']

def run_lif(pars, Iinj):
    # unpack everything like in the tutorial
    V_th = pars['V_th']
    V_reset = pars['V_reset']
    tau_m = pars['tau_m']
    g_L = pars['g_L']
    V_init = pars['V_init']
    E_L = pars['E_L']
    dt = pars['dt']
    tref = pars['tref']
    range_t = pars['range_t']

    v = np.empty(range_t.size)
    v[0] = V_init
    I = np.empty(range_t.size)
    I[:] = Iinj
    spike_times = np.array([])

    i = 0
    while i < range_t.size - 1:
        if v[i] >= V_th:
            v[i] = V_reset                       # spike!!!
            spike_times = np.append(spike_times, range_t[i])
        v[i + 1] = v[i] + lif_dv(v[i], I[i], pars)
        i += 1
    # tref ??

    return v, spike_times
