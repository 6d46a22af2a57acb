"""np.piecewise; the four results are put together from those of simulate_lif."""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    return np.piecewise(t, [t < t_on, t >= t_off], [0.0, 0.0, amp])


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    response = simulate_lif(pars, I)
    return I, *response, response[0].max()
