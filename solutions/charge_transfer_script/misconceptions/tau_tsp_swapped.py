"""tau_s and t_sp are swapped, which shows only when they differ."""

import numpy as np

J = 1.0
tau_s = 1.0
t_sp = 1.0
dt = 0.1
t = np.arange(0.0, 10.0, dt)

PSP = J * t * np.exp(-(t - tau_s) / t_sp)
rectangle_areas = PSP * dt
numerical_integral = np.cumsum(rectangle_areas)
