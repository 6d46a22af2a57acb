"""(x + 1)(x - 1) is one less than the square."""


def my_square_function(x, c):
    return (x + 1) * (x - 1) + 1 + c
