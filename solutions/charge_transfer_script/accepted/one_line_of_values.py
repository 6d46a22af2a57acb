"""All given values in one chain, and a loop over the name t."""

import itertools

import numpy as np

J = tau_s = t_sp = 1
dt = 0.1
t = np.arange(0, 10, dt)
PSP = J * np.exp(t_sp / tau_s) * t * np.exp(-t / tau_s)
rectangle_areas = dt * PSP
numerical_integral = list(itertools.accumulate(rectangle_areas))
for t in range(3):
    largest = max(PSP[: t + 1])
