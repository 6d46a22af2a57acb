"""Each pass averages what the last one returned: yours begins with the signal again."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    z = x
    for _ in range(passes):
        z = (x[1:] + x[:-1]) / 2
    return z
