"""A loop over 100 samples: use the length of t."""

import numpy as np

J = 1.0
tau_s = 1.0
t_sp = 1.0
dt = 0.1
t = np.arange(0.0, 10.0, dt)

PSP = np.zeros(100)
for k in range(100):
    PSP[k] = J * k * 0.1 * np.exp(-(k * 0.1 - t_sp) / tau_s)
rectangle_areas = PSP * dt
numerical_integral = np.cumsum(rectangle_areas)
