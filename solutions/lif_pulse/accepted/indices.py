"""Sample numbers counted from the first time and rounded up, kept within the grid."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    dt = t[1] - t[0]
    first = int(np.ceil((t_on - t[0]) / dt - 1e-6))
    last = int(np.ceil((t_off - t[0]) / dt - 1e-6))
    I[max(first, 0) : max(last, 0)] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
