import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    return np.where(np.asarray(t) >= t_on, np.where(np.asarray(t) < t_off, amp, 0.0), 0.0)


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    return I, v, spikes, v.max()
