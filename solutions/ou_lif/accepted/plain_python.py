"""The statistics module and lists."""

import itertools
import math
import statistics

import noise_and_neuron


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    current = noise_and_neuron.ou_current(xi, mu, sig, tau_ou, pars["dt"])
    spikes = [float(t) for t in noise_and_neuron.simulate_lif(pars, current)[1]]
    isi = [late - early for early, late in itertools.pairwise(spikes)]
    cv = statistics.pstdev(isi) / statistics.fmean(isi) if isi else math.nan
    return list(current), spikes, len(spikes) / pars["T"] * 1000, cv
