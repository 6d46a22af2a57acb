"""The alpha function has the factor t in front of the exponential."""

import numpy as np

t = np.arange(0.0, 10.0, 0.1)
tau = 0.5
f = np.exp(-t / tau)
du_dt = 1
dv_dt = -f / tau
df_dt = f + t * dv_dt
