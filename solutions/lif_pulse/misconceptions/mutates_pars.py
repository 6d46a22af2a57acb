"""The parameters that were handed in are changed: work with variables of your own."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    I[(t >= t_on) & (t < t_off)] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    pars["V_init"] = pars["E_L"]
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
