"""x @ x sums the squares of an array and fails on a number: x * x keeps them one by one."""


def my_square_function(x, c):
    return x @ x + c
