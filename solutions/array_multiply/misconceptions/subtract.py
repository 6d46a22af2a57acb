"""You subtracted the arrays: the task asks for products."""


def multiply_arrays(a, b):
    return a - b
