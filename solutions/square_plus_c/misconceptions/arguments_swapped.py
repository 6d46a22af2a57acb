"""You squared c and added x: x is the first argument and c the second."""


def my_square_function(x, c):
    return c**2 + x
