"""The beginning and end of the pulse are rounded to the nearest sample: compare the times as they are."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    dt = t[1] - t[0]
    first, last = round((t_on - t[0]) / dt), round((t_off - t[0]) / dt)
    I[max(first, 0) : max(last, 0)] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
