"""Reference: the product rule on the alpha function, in variables."""

import numpy as np

t = np.arange(0.0, 10.0, 0.1)  # times, au
tau = 0.5  # time constant, au

u = t
v = np.exp(-t / tau)
f = u * v
du_dt = np.ones_like(t)  # verify: same because a number may stand for an array of ones
dv_dt = -v / tau
df_dt = du_dt * v + u * dv_dt
