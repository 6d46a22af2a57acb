"""The exponential must fall: its exponent is -t/tau."""

import numpy as np

t = np.arange(0.0, 10.0, 0.1)
tau = 0.5
v = np.exp(t / tau)
f = t * v
du_dt = 1
dv_dt = v / tau
df_dt = v + t * dv_dt
