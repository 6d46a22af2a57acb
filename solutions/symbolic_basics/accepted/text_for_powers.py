"""The derivative of a power is returned as text."""

import sympy as sp

t = sp.Symbol("t")


def power_rule(n):
    return f"{n}*t**({n} - 1)"


def antiderivative(expr, C=0, t0=None):
    F = sp.Integral(expr, t).doit()
    if t0 is not None:
        C = -F.subs({t: t0})
    return str(F + C)


def eigenvalue(expr):
    a = sp.Wild("a", exclude=[t])
    match = sp.simplify(expr.diff(t) / expr).match(a)
    return match[a] if match else None
