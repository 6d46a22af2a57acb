"""The module is imported whole, the result is a list."""

import lif_neuron
import numpy as np


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    I[(t >= t_on) & (t < t_off)] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = lif_neuron.simulate_lif(pars, I)
    peak = np.max(v)
    return [I, v, spikes, float(peak)]
