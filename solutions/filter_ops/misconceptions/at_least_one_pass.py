"""With passes=0 the signal stays as it is: your function makes one pass."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    x = (x[1:] + x[:-1]) / 2
    for _ in range(passes - 1):
        x = (x[1:] + x[:-1]) / 2
    return x
