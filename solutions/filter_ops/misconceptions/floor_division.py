"""// cuts off the fraction: divide with /."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) // 2
    return x
