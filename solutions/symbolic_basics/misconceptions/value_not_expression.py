"""You return the value at one t; t must stay a symbol."""

import sympy as sp

t = sp.Symbol("t")


def power_rule(n):
    return (n * t ** (n - 1)).subs(t, 2)


def antiderivative(expr, C=0, t0=None):
    F = sp.integrate(expr, t)
    if t0 is not None:
        return F - F.subs(t, t0)
    return F + C


def eigenvalue(expr):
    factor = sp.simplify(sp.diff(expr, t) / expr)
    return None if factor.has(t) else factor
