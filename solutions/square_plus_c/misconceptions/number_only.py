"""float() takes a single number: x may be an array, and x * x works for both."""


def my_square_function(x, c):
    return float(x) ** 2 + c
