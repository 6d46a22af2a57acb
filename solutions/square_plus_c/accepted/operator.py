"""x times x."""


def my_square_function(x, c):
    return x * x + c
