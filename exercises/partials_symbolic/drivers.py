"""How the two expressions are taken apart, and refusals noted: this runs beside the function."""

import sympy as sp


def item(answer, index):
    """Return one of the two items of an answer, or refuse what is not two items."""
    if not isinstance(answer, tuple | list | sp.Tuple) or len(answer) != 2:
        kind = "one expression" if isinstance(answer, sp.Basic) else type(answer).__name__
        raise ValueError(f"two items are asked for, the derivatives with respect to x and to y, not {kind}")
    return answer[index]


def first(function, text):
    """Return the derivative with respect to x."""
    return item(function(text), 0)


def second(function, text):
    """Return the derivative with respect to y."""
    return item(function(text), 1)


def refuses(function, texts):
    """Say for each formula whether it is refused; any other exception than those goes through."""
    found = []
    for text in texts:
        try:
            function(text)
            found.append("answered")
        except (ValueError, NameError, KeyError):
            found.append("refused")
    return found
