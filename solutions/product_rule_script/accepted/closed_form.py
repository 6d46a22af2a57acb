"""The factored form; a single number for the slope of u."""

import numpy as np

t = np.arange(0, 10, 0.1)
tau = 0.5
f = t * np.exp(-t / tau)
du_dt = 1
dv_dt = -np.exp(-t / tau) / tau
df_dt = np.exp(-t / tau) * (1 - t / tau)
