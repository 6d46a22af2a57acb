"""Only the first row is multiplied: your loop has to go through all rows."""


def multiply_arrays(a, b):
    return a[:1] * b[:1]
