"""In Python ^ compares bits and fails on fractions: write ** for a power."""


def my_square_function(x, c):
    return x ^ 2 + c
