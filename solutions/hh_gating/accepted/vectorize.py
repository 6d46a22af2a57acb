"""Writes the rates for one number and spreads them over arrays with `np.vectorize`."""

import math

import numpy as np


@np.vectorize
def alpha_m(V):
    if V == -40.0:
        return 1.0
    return 0.1 * (V + 40.0) / (1.0 - math.exp(-(V + 40.0) / 10.0))


@np.vectorize
def beta_m(V):
    return 4.0 * math.exp(-(V + 65.0) / 18.0)


@np.vectorize
def alpha_h(V):
    return 0.07 * math.exp(-(V + 65.0) / 20.0)


@np.vectorize
def beta_h(V):
    return 1.0 / (math.exp(-(V + 35.0) / 10.0) + 1.0)


@np.vectorize
def alpha_n(V):
    if V == -55.0:
        return 0.1
    return 0.01 * (V + 55.0) / (1.0 - math.exp(-(V + 55.0) / 10.0))


@np.vectorize
def beta_n(V):
    return 0.125 * math.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
