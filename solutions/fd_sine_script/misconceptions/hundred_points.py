"""The loop runs over 100 samples whatever t is."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(t)
slope = np.array([(y[k + 1] - y[k]) / h for k in range(99)])
max_error = np.max(np.abs(slope - np.cos(t[:-1])))
