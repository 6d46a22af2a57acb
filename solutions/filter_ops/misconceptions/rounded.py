"""Do not round: averages of averages have many digits."""

import numpy as np


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = np.round((x[1:] + x[:-1]) / 2, 2)
    return x
