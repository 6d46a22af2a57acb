"""SymPy differentiates, `lambdify` evaluates."""

import sympy as sp

T, TAU = sp.symbols("t tau", positive=True)
V = sp.exp(-T / TAU)


def alpha_function(t, tau):
    return sp.lambdify((T, TAU), T * V, "numpy")(t, tau)


def alpha_derivative(t, tau):
    return tuple(sp.lambdify((T, TAU), part.diff(T), "numpy")(t, tau) for part in (T, V, T * V))
