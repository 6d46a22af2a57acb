"""The power operator."""


def my_square_function(x, c):
    return x**2 + c
