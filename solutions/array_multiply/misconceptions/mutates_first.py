"""Your function writes the product into the array `a` of its caller: use * instead of *=."""


def multiply_arrays(a, b):
    a *= b
    return a
