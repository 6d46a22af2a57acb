"""The last column is missing: a range that ends at n - 1 stops at n - 2."""


def multiply_arrays(a, b):
    return (a * b)[..., :-1]
