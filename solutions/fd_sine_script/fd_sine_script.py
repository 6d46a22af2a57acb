"""Reference: forward differences of a sine, in variables."""

import numpy as np

h = 0.2  # step, au
t = np.arange(-10.0, 10.0, h)  # times, au

y = np.sin(t)
slope = (y[1:] - y[:-1]) / h
max_error = np.max(np.abs(slope - np.cos(t[:-1])))
