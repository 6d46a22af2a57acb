"""Average the samples themselves, not their squares."""

import numpy as np


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = np.sqrt((x[1:] ** 2 + x[:-1] ** 2) / 2)
    return x
