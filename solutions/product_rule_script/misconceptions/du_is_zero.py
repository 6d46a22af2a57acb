"""u = t is no constant: its slope is 1."""

import numpy as np

t = np.arange(0.0, 10.0, 0.1)
tau = 0.5
v = np.exp(-t / tau)
f = t * v
du_dt = np.zeros_like(t)
dv_dt = -v / tau
df_dt = du_dt * v + t * dv_dt
