"""The number is put into the equation and tested."""

import sympy as sp

t = sp.Symbol("t")


def power_rule(n):
    return n * t ** (n - 1)


def antiderivative(expr, C=0, t0=None):
    F = sp.integrate(expr, t)
    if t0 is not None:
        return F - F.subs(t, t0)
    return F + C


def eigenvalue(expr):
    slope = sp.diff(expr, t)
    a = (slope / expr).subs(t, 1)
    return a if sp.simplify(slope - a * expr) == 0 else None
