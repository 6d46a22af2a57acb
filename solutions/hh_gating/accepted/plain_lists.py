"""Works with `math` alone: a float for a float, a list for an array."""

import math


def each(function, V):
    if isinstance(V, float):
        return function(V)
    return [function(float(value)) for value in V]


def quotient(x):
    return x / math.expm1(x) if x else 1.0


def alpha_m(V):
    return each(lambda v: quotient(-(v + 40.0) / 10.0), V)


def beta_m(V):
    return each(lambda v: 4.0 * math.exp(-(v + 65.0) / 18.0), V)


def alpha_h(V):
    return each(lambda v: 0.07 * math.exp(-(v + 65.0) / 20.0), V)


def beta_h(V):
    return each(lambda v: 1.0 / (math.exp(-(v + 35.0) / 10.0) + 1.0), V)


def alpha_n(V):
    return each(lambda v: 0.1 * quotient(-(v + 55.0) / 10.0), V)


def beta_n(V):
    return each(lambda v: 0.125 * math.exp(-(v + 65.0) / 80.0), V)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
