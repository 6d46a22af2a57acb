import math
import numpy as np


class LIF:
    """one neuron, keeps its own state"""

    def __init__(self, pars):
        self.p = pars
        self.V = pars['V_init']
        self.refractory = 0
        self.N_ref = math.ceil(pars['tref'] / pars['dt'] - 1e-9)

    def hold_or_fire(self):
        """True if there is a spike now"""
        if self.refractory > 0:
            self.refractory -= 1
            self.V = self.p['V_reset']
            return False
        if self.V >= self.p['V_th']:
            self.V = self.p['V_reset']
            self.refractory = self.N_ref
            return True
        return False

    def step(self, I):
        self.V = self.V + lif_dv(self.V, I, self.p)


def lif_dv(v, I, pars):
    return (-(v - pars['E_L']) + I / pars['g_L']) * (pars['dt'] / pars['tau_m'])


def run_lif(pars, Iinj):
    n = pars['range_t'].size
    I = np.ones(n) * Iinj
    neuron = LIF(pars)
    v = []
    spike_times = []
    for k in range(n):
        crossing = neuron.V
        if neuron.hold_or_fire():
            spike_times.append(k * pars['dt'])
            v.append(crossing)      # keep the crossing, looks more like a spike in the plot
        else:
            v.append(neuron.V)
        neuron.step(I[k])
    return np.array(v), np.array(spike_times)
