"""Übungsblatt 2, Aufgabe 4 -- Zoë Müller"""
import numpy as np
from scipy.special import exprel


def alpha_m(V):
    return 1 / exprel(2.5 - 0.1 * (V + 65))


def beta_m(V):
    return 4 * np.exp(-(V + 65) / 18)


def alpha_h(V):
    return 7e-2 * np.exp(-(V + 65) / 20)


def beta_h(V):
    return 1 / (1 + np.exp(3 - (V + 65) / 10))


def alpha_n(V):
    return 0.1 / exprel(1 - 0.1 * (V + 65))


def beta_n(V):
    return np.exp(-(V + 65) / 80) / 8


steady_state = lambda a, b: a / (a + b)
time_constant = lambda a, b: 1 / (a + b)


def gate_step(x, a, b, dt):
    return x + (a - (a + b) * x) * dt     # ausmultipliziert
