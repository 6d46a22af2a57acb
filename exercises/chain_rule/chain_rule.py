"""Chain rule on a nested exponential: your answer goes here."""

import sympy as sp


def drda():
    """Differentiate r(a) = exp(a**4 + 1) with respect to a.

    Returns
    -------
    sympy.Expr or str
        dr/da, an expression in the single symbol ``a``, all without units: either made with SymPy,
        ``a = sp.Symbol("a")``, or as text in Python's notation such as ``"3*a**2 + exp(a)"``.
    """
    raise NotImplementedError("drda: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    import numpy as np

    expression = sp.sympify(drda(), locals={"e": sp.E})  # turns text into an expression
    slope = sp.lambdify("a", expression, "numpy")
    a = np.linspace(-1.2, 1.2, 241)
    r = np.exp(a**4 + 1)
    fig, axes = plt.subplots(figsize=(7, 4), constrained_layout=True)
    axes.plot(a, r, color="black", label="r(a)")
    axes.plot(a, np.broadcast_to(slope(a), a.shape), label="dr/da")
    axes.plot(a, np.gradient(r, a), ":", label="slope of r, estimated from its samples")
    axes.set(xlabel="a", title="dr/da should lie on the slope of r")
    axes.legend()
    plt.show()
