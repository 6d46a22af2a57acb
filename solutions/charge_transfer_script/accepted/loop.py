"""A loop that accumulates, and lists."""

import numpy as np

J = 1.0
tau_s = 1.0
t_sp = 1.0
dt = 0.1
t = np.arange(0.0, 10.0, dt)

PSP, rectangle_areas, numerical_integral = [], [], []
total = 0.0
for t_k in t:
    height = J * t_k * np.exp((t_sp - t_k) / tau_s)
    PSP.append(height)
    rectangle_areas.append(height * dt)
    total += height * dt
    numerical_integral.append(total)
