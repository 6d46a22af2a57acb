"""A neuron as a class; a generator runs it."""

import numpy as np
from lif_pieces import membrane_step, refractory_samples


class Neuron:
    def __init__(self, pars):
        self.pars, self.v, self.w, self.th, self.held = pars, pars["V_init"], 0.0, 0.0, 0

    def fires(self):
        if self.held:
            self.held -= 1
            self.v = self.pars["V_reset"]
            return False
        if self.v < self.pars["V_th"] + self.th:
            return False
        self.v = self.pars["V_reset"]
        self.w += self.pars["b"]
        self.th += self.pars["d_th"]
        self.held = refractory_samples(self.pars)
        return True

    def step(self, current):
        dt = self.pars["dt"]
        self.v += membrane_step(self.v, current - self.w, self.pars)
        self.w += dt * (-self.w / self.pars["tau_w"])
        self.th += dt * (-self.th / self.pars["tau_th"])


def run_glif(pars, Iinj):
    neuron, rows, times = Neuron(pars), [], []
    for t, current in zip(pars["range_t"], np.broadcast_to(Iinj, pars["range_t"].shape), strict=True):
        if neuron.fires():
            times.append(t)
        rows.append((neuron.v, neuron.w, neuron.th))
        neuron.step(current)
    v, w, th = np.array(rows).T
    return v, np.array(times), w, th
