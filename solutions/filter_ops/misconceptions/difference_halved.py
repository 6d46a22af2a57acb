"""You return half of the difference: it is the bare one, with no average taken off and no division."""


def highpass(x):
    return (x[1:] - x[:-1]) / 2


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
