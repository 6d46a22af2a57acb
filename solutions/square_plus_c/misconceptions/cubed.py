"""You raised x to the third power: the square is x * x."""


def my_square_function(x, c):
    return x**3 + c
