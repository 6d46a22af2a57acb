"""Each sample has a part in two averages: your pairs do not overlap."""


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[0 : len(x) // 2 * 2 : 2] + x[1::2]) / 2
    return x
