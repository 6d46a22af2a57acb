"""-= writes into the array that your caller still holds: store the difference under another name."""


def highpass(x):
    before = x[:-1].copy()
    x[1:] -= before
    return x[1:]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
