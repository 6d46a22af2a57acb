"""The chain rule as it is written: two slopes, multiplied, and t put back."""

import sympy as sp


def drda():
    a, t = sp.symbols("a t")
    inner = a**4 + 1
    dr_dt = sp.diff(sp.exp(t), t)
    dt_da = sp.diff(inner, a)
    return (dr_dt * dt_da).subs(t, inner)
