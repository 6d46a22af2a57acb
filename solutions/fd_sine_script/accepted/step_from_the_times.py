"""The step out of the times themselves."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(t)
slope = np.diff(y) / np.diff(t)
max_error = np.linalg.norm(slope - np.cos(t[:-1]), np.inf)
