"""Arrays that are filled sample by sample."""

import numpy as np

J = 1.0
tau_s = 1.0
t_sp = 1.0
dt = 0.1
t = np.arange(0.0, 10.0, dt)

n = len(t)
PSP, rectangle_areas, numerical_integral = np.zeros(n), np.zeros(n), np.zeros(n)
for k in range(n):
    PSP[k] = J * t[k] * np.exp(-(t[k] - t_sp) / tau_s)
    rectangle_areas[k] = PSP[k] * dt
    numerical_integral[k] = rectangle_areas[: k + 1].sum()
