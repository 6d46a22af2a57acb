"""Divide the change by the step h."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(t)
slope = y[1:] - y[:-1]
max_error = np.max(np.abs(slope - np.cos(t[:-1])))
