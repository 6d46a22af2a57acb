"""The neuron always has the default parameters: hand on pars."""

import numpy as np
from lif_neuron import default_pars, simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    I[(t >= t_on) & (t < t_off)] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(default_pars(T=pars["T"], dt=pars["dt"]), I)
    peak = np.max(v)
    return I, v, spikes, peak
