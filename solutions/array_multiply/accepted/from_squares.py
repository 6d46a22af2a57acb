"""By way of squares: 4ab is the square of the sum less the square of the difference."""


def multiply_arrays(a, b):
    return ((a + b) ** 2 - (a - b) ** 2) / 4
