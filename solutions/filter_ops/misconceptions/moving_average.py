"""Averages of averages weigh the middle more: yours is one average over passes + 1 samples."""

import numpy as np


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    width = passes + 1
    return np.convolve(x, np.ones(width) / width, mode="valid")
