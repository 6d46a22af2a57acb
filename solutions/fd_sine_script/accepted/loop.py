"""A loop over pairs, and lists."""

import math

import numpy as np

h = 0.2
t = np.arange(-10.0, 10.0, h)
y = [math.sin(x) for x in t]
slope = []
max_error = 0.0
for k in range(len(t) - 1):
    slope.append((y[k + 1] - y[k]) / h)
    max_error = max(max_error, abs(slope[k] - math.cos(t[k])))
