"""Each pass averages neighbours: yours averages samples that are `passes` places apart."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    return (x[passes:] + x[: len(x) - passes]) / 2
