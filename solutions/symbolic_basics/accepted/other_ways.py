"""The power as an exponential, a definite integral, and the equation at one time."""

import sympy as sp

t = sp.Symbol("t")


def power_rule(n):
    return sp.diff(sp.exp(n * sp.log(t)), t)


def antiderivative(expr, C=0, t0=None):
    if t0 is None:
        return sp.integrate(sp.expand(expr)) + C
    s = sp.Dummy()
    return sp.integrate(expr.subs(t, s), (s, t0, t))


def eigenvalue(expr):
    a = (expr.diff(t) / expr).subs(t, 2)
    return complex(a).real if sp.simplify(expr.diff(t) - a * expr) == 0 else None
