"""Complex numbers without an imaginary part."""


def multiply_arrays(a, b):
    return a * b.astype(complex)
