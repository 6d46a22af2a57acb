"""The filter takes the difference of neighbours: you subtract the mean of the whole signal."""

import numpy as np


def highpass(x):
    return (x - np.mean(x))[1:]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
