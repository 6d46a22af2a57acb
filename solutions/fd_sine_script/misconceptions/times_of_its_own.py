"""Your sine is taken at times of your own, not at those in t."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(np.arange(-10.0, 10.0, 0.2))
slope = (y[1:] - y[:-1]) / h
max_error = np.max(np.abs(slope - np.cos(np.arange(-10.0, 9.7, 0.2))))
