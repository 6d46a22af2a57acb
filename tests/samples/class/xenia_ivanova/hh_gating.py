# the rates are in my package because i need them again in the project
from hh_utils.rates import *
from hh_utils import rates


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)


assert abs(rates.alpha_m(-40.0) - 1) < 1e-9
