"""passes has the value 1 if it is not given: write passes=1 in the first line of the function."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
