def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    z = x
    for _ in range(passes):
        z = (z[1:] + z[:-1]) / 2
    return z
