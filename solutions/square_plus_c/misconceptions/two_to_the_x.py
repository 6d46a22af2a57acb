"""You raised 2 to the power x: the base is x, the exponent 2."""


def my_square_function(x, c):
    return 2.0**x + c
