"""The given values in one line, and a name that is used again for a plot."""

import numpy as np

t, tau = np.arange(0, 10, 0.1), 0.5
u, v = t, np.e ** (-t / tau)
f = u * v
du_dt, dv_dt = np.ones(t.size), -1 / tau * v
df_dt = u * dv_dt + v * du_dt
for tau in (0.5, 1.0, 2.0):
    curve = t * np.exp(-t / tau)
