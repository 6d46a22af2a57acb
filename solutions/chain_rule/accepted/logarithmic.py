"""By way of the logarithm: dr/da is r times the slope of log r."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    r = sp.exp(a**4 + 1)
    return r * sp.diff(sp.expand_log(sp.log(r), force=True), a)
