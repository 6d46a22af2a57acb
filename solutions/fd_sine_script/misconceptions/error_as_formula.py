"""h/2 is nearly the largest error, but it is not computed from your slopes."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(t)
slope = (y[1:] - y[:-1]) / h
max_error = h / 2
