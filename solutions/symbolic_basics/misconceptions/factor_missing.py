"""The power comes down as a factor: n is missing in front."""

import sympy as sp

t = sp.Symbol("t")


def power_rule(n):
    return t ** (n - 1)


def antiderivative(expr, C=0, t0=None):
    F = sp.integrate(expr, t)
    if t0 is not None:
        return F - F.subs(t, t0)
    return F + C


def eigenvalue(expr):
    factor = sp.simplify(sp.diff(expr, t) / expr)
    return None if factor.has(t) else factor
