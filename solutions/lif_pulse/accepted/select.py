"""np.select with three pieces: before, during and after."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    return np.select([t < t_on, t < t_off], [0.0, amp], 0.0)


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = v[v.argmax()]
    return I, v, spikes, peak
