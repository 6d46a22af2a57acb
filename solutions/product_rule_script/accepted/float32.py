"""Single precision."""

import numpy as np

t = np.arange(0, 10, 0.1)
tau = 0.5
s = t.astype(np.float32)
f = s * np.exp(-s / np.float32(tau))
du_dt = np.ones_like(s)
dv_dt = -np.exp(-s / np.float32(tau)) / np.float32(tau)
df_dt = du_dt * np.exp(-s / np.float32(tau)) + s * dv_dt
