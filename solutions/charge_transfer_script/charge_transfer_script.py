"""Reference: charge transferred by a PSP, in variables."""

import numpy as np

J = 1.0  # amplitude
tau_s = 1.0  # time constant of the synapse, ms
t_sp = 1.0  # time of the spike, ms
dt = 0.1  # width of a rectangle, ms
t = np.arange(0.0, 10.0, dt)  # times, ms

PSP = J * t * np.exp(-(t - t_sp) / tau_s)
rectangle_areas = PSP * dt
numerical_integral = np.cumsum(rectangle_areas)
