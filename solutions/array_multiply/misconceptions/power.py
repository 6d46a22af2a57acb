"""** raises to a power; the operator for products is a single *."""


def multiply_arrays(a, b):
    return a**b
