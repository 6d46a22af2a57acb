"""range(passes) has as many turns as are asked for: you make one pass more."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    x = (x[1:] + x[:-1]) / 2
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
