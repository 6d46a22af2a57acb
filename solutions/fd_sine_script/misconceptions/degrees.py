"""np.sin takes radians."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(np.deg2rad(t))
slope = (y[1:] - y[:-1]) / h
max_error = np.max(np.abs(slope - np.cos(t[:-1])))
