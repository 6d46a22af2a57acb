"""Loops over samples, and lists."""


def highpass(x):
    y = []
    for k in range(len(x) - 1):
        y.append(x[k + 1] - x[k])
    return y


def lowpass(x, passes=1):
    z = list(x)
    for _ in range(passes):
        averages = []
        for k in range(1, len(z)):
            averages.append(0.5 * z[k] + 0.5 * z[k - 1])
        z = averages
    return z
