"""A pulse that begins before the run gives a negative index, which Python counts from the end."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    dt = t[1] - t[0]
    first, last = np.ceil((np.array([t_on, t_off]) - t[0]) / dt - 1e-6).astype(int)
    I[first:last] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
