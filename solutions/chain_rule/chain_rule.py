"""Reference: the chain rule on a nested exponential."""

import sympy as sp


def drda():
    """Differentiate r(a) = exp(a**4 + 1) with respect to a.

    Returns
    -------
    sympy.Expr
        dr/da in the symbol ``a``, without units.
    """
    a = sp.Symbol("a")
    inner = a**4 + 1
    inner_slope = 4 * a**3
    return sp.exp(inner) * inner_slope
