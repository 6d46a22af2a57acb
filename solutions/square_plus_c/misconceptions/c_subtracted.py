"""You subtracted c: the task adds it."""


def my_square_function(x, c):
    return x * x - c
