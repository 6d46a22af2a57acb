"""You doubled x, which is its square only for 0 and 2: multiply x by itself."""


def my_square_function(x, c):
    return 2 * x + c
