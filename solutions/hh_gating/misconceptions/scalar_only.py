"""The functions of `math` take one number only. Those of NumPy take a number or an array."""

import math


def quotient(x):
    return x / math.expm1(x) if x != 0 else 1.0


def alpha_m(V):
    return quotient(2.5 - 0.1 * (V + 65.0))


def beta_m(V):
    return 4.0 * math.exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * math.exp(-(V + 65.0) / 20.0)


def beta_h(V):
    return 1.0 / (math.exp(3.0 - 0.1 * (V + 65.0)) + 1.0)


def alpha_n(V):
    return 0.1 * quotient(1.0 - 0.1 * (V + 65.0))


def beta_n(V):
    return 0.125 * math.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
