"""You multiplied `a` by itself: the second factor is `b`."""


def multiply_arrays(a, b):
    return a * a
