"""Your antiderivative is not 0 at t0; subtract its value there."""

import sympy as sp

t = sp.Symbol("t")


def power_rule(n):
    return n * t ** (n - 1)


def antiderivative(expr, C=0, t0=None):
    F = sp.integrate(expr, t)
    return F + C


def eigenvalue(expr):
    factor = sp.simplify(sp.diff(expr, t) / expr)
    return None if factor.has(t) else factor
