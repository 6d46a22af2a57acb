"""Subtract the earlier sample from the later one: yours has the other sign."""


def highpass(x):
    return x[:-1] - x[1:]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
