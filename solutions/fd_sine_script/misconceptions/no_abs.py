"""An error that is too low counts, too: take absolute values."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(t)
slope = (y[1:] - y[:-1]) / h
max_error = np.max(slope - np.cos(t[:-1]))
