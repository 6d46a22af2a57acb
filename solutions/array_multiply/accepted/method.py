"""The operator's method."""


def multiply_arrays(a, b):
    return a.__mul__(b)
