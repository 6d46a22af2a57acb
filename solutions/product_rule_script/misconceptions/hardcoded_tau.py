"""Correct for tau = 0.5 only: use the variable tau where you wrote a number."""

import numpy as np

t = np.arange(0.0, 10.0, 0.1)
tau = 0.5
f = t * np.exp(-t / 0.5)
du_dt = np.ones_like(t)
dv_dt = -np.exp(-t / 0.5) / 0.5
df_dt = np.exp(-t / 0.5) * (1 - t / 0.5)
