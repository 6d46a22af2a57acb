"""You add neighbours: divide the sum by 2, or slow signals come out doubled."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = x[1:] + x[:-1]
    return x
