"""How expressions reach the functions: they are made from text here, beside them."""

import sympy as sp


def of_text(function, text, **kwargs):
    """Call the function with the expression that a text stands for."""
    return function(sp.sympify(text), **kwargs)


def numbers(function, texts):
    """Return the eigenvalue of each expression, as a float where it is a number."""
    found = []
    for text in texts:
        value = function(sp.sympify(text))
        if isinstance(value, sp.Expr) and value.is_number:
            value = float(value)
        found.append(value)
    return found
