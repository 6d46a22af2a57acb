"""A small class keeps the state between the steps."""

import math

import numpy as np


def lif_dv(v, I, pars):
    return -(v - pars["E_L"] - I / pars["g_L"]) / pars["tau_m"] * pars["dt"]


class Neuron:
    def __init__(self, pars):
        self.pars = pars
        self.v = pars["V_init"]
        self.held = 0

    def look(self):
        """Return whether the neuron fires now, and put V where it belongs."""
        if self.held:
            self.held -= 1
            self.v = self.pars["V_reset"]
            return False
        if self.v < self.pars["V_th"]:
            return False
        self.v = self.pars["V_reset"]
        self.held = math.ceil(self.pars["tref"] / self.pars["dt"] - 1e-9)
        return True


def run_lif(pars, Iinj):
    neuron = Neuron(pars)
    v, spikes = [], []
    for k, current in enumerate(np.broadcast_to(Iinj, pars["range_t"].shape)[:-1]):
        if neuron.look():
            spikes.append(k * pars["dt"])
        v.append(neuron.v)
        neuron.v += lif_dv(neuron.v, current, pars)
    v.append(pars["V_reset"] if neuron.held else neuron.v)
    return np.array(v), np.array(spikes)
