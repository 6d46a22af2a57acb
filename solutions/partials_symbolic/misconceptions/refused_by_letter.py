"""You look for letters in the text: exp, sin and pi have letters, too, and are known."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    if any(letter.isalpha() and letter not in "xy" for letter in text):
        raise ValueError(text)
    return sp.diff(f, x), sp.diff(f, y)
