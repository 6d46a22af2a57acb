"""Nothing comes back from your functions: print shows a result, `return` hands it over."""

import sympy as sp

t = sp.Symbol("t")


def power_rule(n):
    print(n * t ** (n - 1))


def antiderivative(expr, C=0, t0=None):
    F = sp.integrate(expr, t)
    if t0 is not None:
        print(F - F.subs(t, t0))
    print(F + C)


def eigenvalue(expr):
    factor = sp.simplify(sp.diff(expr, t) / expr)
    print(factor)
