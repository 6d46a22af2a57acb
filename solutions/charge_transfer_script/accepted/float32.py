"""Single precision."""

import numpy as np

J = 1.0
tau_s = 1.0
t_sp = 1.0
dt = 0.1
t = np.arange(0.0, 10.0, dt)

s = t.astype(np.float32)
PSP = np.float32(J) * s * np.exp(-(s - np.float32(t_sp)) / np.float32(tau_s))
rectangle_areas = PSP * np.float32(dt)
numerical_integral = np.cumsum(rectangle_areas)
