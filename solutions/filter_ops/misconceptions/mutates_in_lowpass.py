"""Writing into x changes the array that your caller still holds: work on a copy."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        for k in range(len(x) - 1):
            x[k] = (x[k] + x[k + 1]) / 2
        x = x[:-1]
    return x
