"""A class holds the run; the errors of math.log stand for currents without a spike."""

from math import inf, log, nan

from lif_neuron import default_pars, simulate_lif


class Run:
    def __init__(self, current, **changes):
        self.pars = default_pars(**changes)
        self.v, self.spikes = simulate_lif(self.pars, current)


def rheobase(pars):
    threshold, leak, conductance = (pars[key] for key in ("V_th", "E_L", "g_L"))
    return conductance * threshold - conductance * leak


def spike_count(I, tau_m, T=100.0):
    return Run(I, tau_m=tau_m, T=T).spikes.shape[0]


def first_spike_time(I, tau_m, pars):
    try:
        time = tau_m * log(I / (I - rheobase(pars)))
    except (ValueError, ZeroDivisionError):
        return inf
    return time if time > 0 else inf


def time_to_within(I, tau_m, margin, T=400.0):
    run = Run(I, tau_m=tau_m, T=T)
    for time, v in zip(run.pars["range_t"], run.v, strict=True):
        if v >= run.pars["V_th"] - margin:
            return time
    return nan
