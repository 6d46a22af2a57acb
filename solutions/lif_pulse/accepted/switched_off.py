"""A constant current that is switched off before and after the pulse."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = amp * np.ones_like(t)
    I[~(t >= t_on)] = 0.0
    I[~(t < t_off)] = 0.0
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
