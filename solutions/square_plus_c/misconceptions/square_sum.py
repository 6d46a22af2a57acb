"""You squared the sum of x and c: square x first, then add c."""


def my_square_function(x, c):
    return (x + c) ** 2
