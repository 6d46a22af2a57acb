"""You squared c as well: only x is squared."""


def my_square_function(x, c):
    return x**2 + c**2
