"""Your function writes the squares into the array of its caller: use x * x instead of x *= x."""


def my_square_function(x, c):
    x *= x
    return x + c
