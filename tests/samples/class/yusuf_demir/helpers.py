"""functions i use in all homeworks"""
import numpy as np

def as_series(x, n):
    """a number or an array -> array of length n"""
    x = np.asarray(x, dtype=float)
    if x.ndim == 0:
        return np.full(n, float(x))
    return x.copy()

def euler(x, slope, dt):
    return x + slope * dt

def samples(duration, dt):
    """how many samples are in a duration, rounded up"""
    q = duration / dt
    if abs(q - round(q)) < 1e-6:
        return round(q)
    return int(q) + 1
