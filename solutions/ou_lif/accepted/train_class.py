"""A list that knows its intervals, and sums with fsum."""

import itertools
import math

import noise_and_neuron as nn


class Train(list):
    @property
    def isi(self):
        return [b - a for a, b in itertools.pairwise(self)]

    def rate(self, T):
        return len(self) / T / 1e-3

    def cv(self):
        x = self.isi
        if not x:
            return math.nan
        m = sum(x) / len(x)
        return math.sqrt(math.fsum((y - m) ** 2 for y in x) / len(x)) / m


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    I = nn.ou_current(xi, mu, sig, tau_ou, pars["dt"])
    t = Train(nn.simulate_lif(dict(pars), I)[1].tolist())
    return I, list(t), t.rate(pars["T"]), t.cv()
