"""np.exp works on numbers; an expression needs sp.exp."""

import numpy as np
import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + np.exp(-(t - theta)))
    return f, sp.diff(f, t)
