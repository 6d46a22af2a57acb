"""You take the quotient at large t; it has to be the same at every t."""

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
    factor = sp.limit(sp.diff(expr, t) / expr, t, sp.oo)
    return factor if factor.is_finite else None
