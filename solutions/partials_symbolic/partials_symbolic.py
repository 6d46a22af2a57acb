"""Reference: partial derivatives of a formula that is given as text."""

import sympy as sp


def partial_derivatives(text):
    """Read a formula in x and y, and differentiate it with respect to each.

    See Stewart, Calculus, chapter "Partial Derivatives", and `sympy.diff` in the SymPy documentation. There
    it is also said that `sympy.sympify` runs eval on the text, which must not come from strangers.

    Parameters
    ----------
    text : str
        The formula in Python's notation.

    Returns
    -------
    f_x, f_y : sympy.Expr
        Derivatives with respect to x, with y held constant, and the reverse.

    Raises
    ------
    ValueError
        If the formula has symbols other than x and y.
    """
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    unknown = f.free_symbols - {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return sp.diff(f, x), sp.diff(f, y)
