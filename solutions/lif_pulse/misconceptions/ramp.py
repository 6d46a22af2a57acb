"""The current rises during the pulse: a pulse is flat, with amp at each of its samples."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    on = (t >= t_on) & (t < t_off)
    I[on] = amp * (t[on] - t_on) / (t_off - t_on)
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
