"""The filter is the bare difference: only the average is divided by 2."""


def highpass(x):
    return (x[1:] - x[:-1]) / 2


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
