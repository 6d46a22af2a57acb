"""Spelled-out logic with slack, the peak by sorting."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    I[np.logical_and(t > t_on - 1e-6, np.logical_not(t > t_off - 1e-6))] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = sorted(v)[-1]
    return I, v, spikes, peak
