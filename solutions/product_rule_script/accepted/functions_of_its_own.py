"""Functions that read the variables of the script, and lists."""

import math

import numpy as np

t = np.linspace(0, 9.9, 100)
tau = 1 / 2


def v(x):
    return math.exp(-x / tau)


f = [x * v(x) for x in t]
du_dt = [1.0 for t_k in t]
dv_dt = [-v(x) / tau for x in t]
df_dt = []
for k, x in enumerate(t):
    df_dt.append(du_dt[k] * v(x) + x * dv_dt[k])
