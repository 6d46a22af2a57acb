"""Division comes before addition: put the sum of the two neighbours in brackets."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = x[1:] + x[:-1] / 2
    return x
