"""The difference of two sines as a product."""

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)

y = np.sin(t)
slope = 2 / h * np.cos(t[:-1] + h / 2) * np.sin(h / 2)
max_error = np.abs(np.cos(t[:-1]) - slope).max()
