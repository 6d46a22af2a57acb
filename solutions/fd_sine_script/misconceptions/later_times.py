"""Each slope belongs to the earlier of its two times."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(t)
slope = (y[1:] - y[:-1]) / h
max_error = np.max(np.abs(slope - np.cos(t[1:])))
