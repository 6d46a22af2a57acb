"""The constant is chosen first."""

import sympy as sp

t = sp.Symbol("t")


def power_rule(n):
    return n * t ** (n - 1)


def antiderivative(expr, C=0, t0=None):
    F = sp.integrate(expr, t)
    constant = C if t0 is None else -F.subs(t, t0)
    return F + constant


def eigenvalue(expr):
    factor = sp.simplify(sp.diff(expr, t) / expr)
    return None if factor.has(t) else factor
