"""The times are cut to whole ms: compare with t_on and t_off as they are."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    I[(t >= int(t_on)) & (t < int(t_off))] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
