"""The quotient has to be the same at all times; your test lets it differ by nearly 1."""

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
    q = sp.diff(expr, t) / expr
    return q.subs(t, 0) if abs(q.subs(t, 0).evalf() - q.subs(t, 1).evalf()) < 1 else None
