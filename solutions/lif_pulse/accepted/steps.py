"""The pulse is the running sum of a jump up and a jump down."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    later = t_on <= t
    over = t_off <= t
    I += amp * later.astype(float)
    I -= amp * over.astype(float)
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = np.max(v)
    return I, v, spikes, peak
