"""Text with a division that is harmless."""


def drda():
    return "4*a**4*E**(1 + a**4)/a"
