"""You exchanged the two filters: the difference is the high-pass, the average the low-pass."""


def highpass(x):
    return (x[1:] + x[:-1]) / 2


def lowpass(x, passes=1):
    for _ in range(passes):
        x = x[1:] - x[:-1]
    return x
