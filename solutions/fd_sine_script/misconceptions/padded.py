"""There is one slope fewer than there are samples; nothing is added."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(t)
slope = np.append((y[1:] - y[:-1]) / h, 0.0)
max_error = np.max(np.abs(slope - np.cos(t))[:-1])
