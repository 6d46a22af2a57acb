"""The formula lacks the variables that are 1 here: J, tau_s and t_sp."""

import numpy as np

J = 1.0
tau_s = 1.0
t_sp = 1.0
dt = 0.1
t = np.arange(0.0, 10.0, dt)

PSP = t * np.exp(1 - t)
rectangle_areas = PSP * dt
numerical_integral = np.cumsum(rectangle_areas)
