"""The distance from the middle of the pulse; the beginning is added by hand."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    middle = 0.5 * (t_on + t_off)
    inside = abs(t - middle) < middle - t_on - 1e-9
    starts = abs(t - t_on) < 1e-9
    if t_off > t_on:
        I[inside | starts] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
