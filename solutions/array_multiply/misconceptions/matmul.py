"""This is the matrix product, in which rows meet columns and are summed: use * and not @ or np.dot."""


def multiply_arrays(a, b):
    return a @ b
