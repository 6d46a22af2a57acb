"""Every item is a list of Python floats, and so is what holds the items."""

import math


def alpha_function(t, tau):
    return [x * math.exp(-x / tau) for x in t.tolist()]


def alpha_derivative(t, tau):
    dv_dt = [-math.exp(-x / tau) / tau for x in t.tolist()]
    df_dt = [math.exp(-x / tau) * (1 - x / tau) for x in t.tolist()]
    return [[1.0] * len(dv_dt), dv_dt, df_dt]
