"""Right values in the wrong shape: the product keeps the rows and columns of its factors."""


def multiply_arrays(a, b):
    return (a * b).ravel()
