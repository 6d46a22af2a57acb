"""Your functions print their results and return nothing: end them with return."""


def highpass(x):
    print(x[1:] - x[:-1])


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    print(x)
