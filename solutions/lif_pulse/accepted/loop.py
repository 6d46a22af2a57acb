"""Times one by one, into a list; plain numbers throughout."""

from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    current = []
    for time in t:
        if t_on <= time < t_off:
            current.append(amp)
        else:
            current.append(0.0)
    return current


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    peak = max(v)
    return I, v, spikes, peak
