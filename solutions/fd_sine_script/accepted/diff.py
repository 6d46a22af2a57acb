"""np.diff, and the error by a built-in function."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(t)
slope = np.diff(y) / h
max_error = max(abs(slope - np.cos(t)[:-1]))
