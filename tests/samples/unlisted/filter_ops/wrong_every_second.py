def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    z = x
    for _ in range(passes):
        z = (z[1::2] + z[: len(z) - 1 : 2]) / 2
    return z
