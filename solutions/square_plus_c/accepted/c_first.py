"""The constant first."""


def my_square_function(x, c):
    return c + x * x
