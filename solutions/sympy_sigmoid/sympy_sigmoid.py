"""Reference: a sigmoid and its derivative as SymPy expressions."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    """Build the sigmoid 1/(1 + exp(-(t - theta))), and differentiate it.

    See `sympy.diff` in the SymPy documentation, tutorial "Calculus".

    Parameters
    ----------
    theta : int or float
        Time at which the sigmoid is 1/2.

    Returns
    -------
    f, df : sympy.Expr
        The sigmoid and its derivative, in the symbol ``t``.
    """
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.diff(f, t)
