"""Your array has 100 values whatever t is: make it as long as t."""

import numpy as np

t = np.arange(0.0, 10.0, 0.1)
tau = 0.5
v = np.exp(-t / tau)
f = t * v
du_dt = np.ones(100)
dv_dt = -v / tau
df_dt = v * (1 - t / tau)
