"""The quotient is compared at several times."""

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
    quotient = sp.diff(expr, t) / expr
    values = [float(quotient.subs(t, time)) for time in (0.3, 1.1, 2.7, -0.8)]
    return values[0] if max(values) - min(values) < 1e-9 else None
