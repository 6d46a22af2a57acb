"""The slope of v is -1/tau times v; -2 is that for tau = 0.5 only."""

import numpy as np

t = np.arange(0.0, 10.0, 0.1)
tau = 0.5
v = np.exp(-t / tau)
f = t * v
du_dt = np.ones_like(t)
dv_dt = -2 * v
df_dt = v + t * dv_dt
