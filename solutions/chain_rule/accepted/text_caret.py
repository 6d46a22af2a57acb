"""Text with ^ for powers, and spaces around."""


def drda():
    return " 4 * a^3 * e^(a^4 + 1) "
