"""A copy of `a` has its shape and type: with broadcasting or fractions in `b` the product does not fit in."""


def multiply_arrays(a, b):
    product = a.copy()
    product *= b
    return product
