"""The sample numbers are counted from 0 ms, but t may start at another time."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    dt = t[1] - t[0]
    first, last = int((t_on) / dt + 1 - 1e-6), int((t_off) / dt + 1 - 1e-6)
    I[max(first, 0) : max(last, 0)] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
