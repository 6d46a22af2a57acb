"""Shapes may differ where NumPy can broadcast them, such as (3, 1) and (4,): do not refuse them."""


def multiply_arrays(a, b):
    if a.shape != b.shape:
        raise ValueError("the shapes differ")
    return a * b
