import numpy as np
import matplotlib.pyplot as plt

def lif_dv(v, I, pars):
    return (-(v - pars['E_L']) + I/pars['g_L'])*pars['dt']/pars['tau_m']

# test it
pars = {'E_L': -75., 'g_L': 10., 'tau_m': 10., 'dt': 0.1}
V = np.linspace(-80, -50, 100)
plt.plot(V, lif_dv(V, 210., pars))
plt.plot(V, lif_dv(V, 210., parameters))
plt.show()

def run_lif(pars, Iinj):
    n = len(pars['range_t'])
    I = np.ones(n)*Iinj
    v = np.zeros(n)
    v[0] = pars['V_init']
    spikes = []
    ref = 0
    for k in range(n - 1):
        if ref > 0:
            v[k] = pars['V_reset']
            ref -= 1
        elif v[k] >= pars['V_th']:
            spikes.append(k*pars['dt'])
            v[k] = pars['V_reset']
            ref = int(np.ceil(pars['tref']/pars['dt'] - 1e-9))
        v[k + 1] = v[k] + lif_dv(v[k], I[k], pars)
    return v, np.array(spikes)
