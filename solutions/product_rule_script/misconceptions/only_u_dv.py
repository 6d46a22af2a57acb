"""The term v du/dt is missing: df/dt starts at 0, but the curve rises with slope 1 at t = 0."""

import numpy as np

t = np.arange(0.0, 10.0, 0.1)
tau = 0.5
v = np.exp(-t / tau)
f = t * v
du_dt = 1
dv_dt = -v / tau
df_dt = t * dv_dt
