"""You added x once more: the task has x squared plus c and nothing else."""


def my_square_function(x, c):
    return x**2 + x + c
