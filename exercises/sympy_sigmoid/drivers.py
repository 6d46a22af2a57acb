"""How the two expressions are taken apart: this runs beside the function."""

import sympy as sp


def pair(answer):
    """Return the two items of an answer, or refuse what is not two items."""
    if not isinstance(answer, tuple | list | sp.Tuple) or len(answer) != 2:
        kind = "one expression" if isinstance(answer, sp.Basic) else type(answer).__name__
        raise ValueError(f"two items are asked for, the sigmoid and its derivative, not {kind}")
    return answer


def first(function, *args, **kwargs):
    """Return the sigmoid."""
    return pair(function(*args, **kwargs))[0]


def second(function, *args, **kwargs):
    """Return the derivative."""
    return pair(function(*args, **kwargs))[1]


def slopes(function, theta, times):
    """Return the slope of the student's own f, and the values of df, at given times."""
    f, df = (sp.sympify(part, locals={"e": sp.E}) for part in pair(function(theta)))
    if df.has(sp.Derivative):
        raise ValueError("the derivative is left unevaluated")
    values = {"t": sp.Symbol("t"), "theta": theta}  # an own t may have assumptions, and theta be a symbol
    plain = {symbol: values.get(symbol.name, symbol) for symbol in f.free_symbols | df.free_symbols}
    f, df = f.xreplace(plain), df.xreplace(plain)
    slope = sp.diff(f, sp.Symbol("t"))
    return [[float(part.subs("t", time)) for time in times] for part in (slope, df)]
