"""SymPy differentiates and integrates."""

import numpy as np
import sympy as sp

x = sp.Symbol("x", real=True)
CURVES = {
    "Linear": -2 * x,
    "Parabolic": x**2,
    "Exponential": sp.exp(x),
    "Sine": sp.sin(x),
    "Sigmoid": 1 / (1 + sp.exp(-(x - 5))),
}


def demo_curves(name, t):
    if name not in CURVES:
        raise ValueError(f"unknown function {name}")
    f = CURVES[name]
    whole = sp.integrate(f, x)
    parts = (f, sp.diff(f, x), whole - whole.subs(x, -10))
    return tuple(np.broadcast_to(sp.lambdify(x, part, "numpy")(t), t.shape) for part in parts)
