"""Rows and columns are exchanged in your result: no transpose is needed."""


def multiply_arrays(a, b):
    return (a * b).T
