"""The median of more than two neighbours is another filter: average two."""

import numpy as np


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = np.median([x[:-1], x[1:], np.append(x[2:], x[-1])], axis=0)
    return x
