"""Your result is cut to whole numbers: keep the fractions."""


def multiply_arrays(a, b):
    return (a * b).astype(int)
