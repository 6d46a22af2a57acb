"""An eigenfunction needs the same factor at every t; yours is the quotient at t = 1."""

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
    return (sp.diff(expr, t) / expr).subs(t, 1)
