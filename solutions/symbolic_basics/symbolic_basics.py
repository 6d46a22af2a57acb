"""Reference: the power rule, antiderivatives and eigenfunctions of the derivative, with SymPy."""

import sympy as sp

t = sp.Symbol("t")


def power_rule(n):
    """Return the derivative of t**n, by the power rule in Stewart, Calculus.

    Parameters
    ----------
    n : int or float
        Exponent.

    Returns
    -------
    sympy.Expr
        n t**(n - 1).
    """
    return n * t ** (n - 1)


def antiderivative(expr, C=0, t0=None):
    """Return an antiderivative; see `sympy.integrate` and the fundamental theorem of calculus.

    Parameters
    ----------
    expr : sympy.Expr
        Expression in the symbol t.
    C : int or float
        Constant that is added, unless there is a `t0`.
    t0 : int, float or None
        Where the antiderivative is 0.

    Returns
    -------
    sympy.Expr
    """
    F = sp.integrate(expr, t)
    if t0 is not None:
        return F - F.subs(t, t0)
    return F + C


def eigenvalue(expr):
    """Return the number a for which the derivative of an expression is a times itself.

    Functions with this property are the eigenfunctions of differentiation; see Strang, Introduction to Linear
    Algebra, the chapter on linear transformations.

    Parameters
    ----------
    expr : sympy.Expr
        Expression in the symbol t, not 0.

    Returns
    -------
    sympy.Expr or None
        The number, or None if there is no such number.
    """
    factor = sp.simplify(sp.diff(expr, t) / expr)
    return None if factor.has(t) else factor
