"""Each term pairs one function with the derivative of the other one."""

import numpy as np

t = np.arange(0.0, 10.0, 0.1)
tau = 0.5
v = np.exp(-t / tau)
f = t * v
du_dt = 1
dv_dt = -v / tau
df_dt = t * du_dt + v * dv_dt
