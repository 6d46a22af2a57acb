"""Power rule, antiderivatives and eigenfunctions: your answer goes here."""

import sympy as sp

t = sp.Symbol("t")  # the symbol of all expressions in this exercise


def power_rule(n):
    """Differentiate t**n.

    Parameters
    ----------
    n : int or float
        Exponent; it may be 0, negative or a fraction.

    Returns
    -------
    sympy.Expr
        Derivative of t**n with respect to t, in the symbol ``t``.
    """
    raise NotImplementedError("power_rule: replace this line by your own code")


def antiderivative(expr, C=0, t0=None):
    """Find an antiderivative of an expression.

    Parameters
    ----------
    expr : sympy.Expr
        Expression in the symbol ``t``.
    C : int or float
        Constant of integration: what is added to the antiderivative. Not used where `t0` is given.
    t0 : int, float or None
        If it is a number, choose the constant such that the antiderivative is 0 at t = t0.

    Returns
    -------
    sympy.Expr
        Expression in ``t`` whose derivative is `expr`.
    """
    raise NotImplementedError("antiderivative: replace this line by your own code")


def eigenvalue(expr):
    """Find the number a with d(expr)/dt = a expr at every t.

    Parameters
    ----------
    expr : sympy.Expr
        Expression in the symbol ``t``; it is not 0.

    Returns
    -------
    sympy.Expr, float or None
        The number a, or None if there is none.
    """
    raise NotImplementedError("eigenvalue: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    import numpy as np

    def draw(panel, expression, times, label):
        """Plot an expression over time."""
        values = sp.lambdify(t, expression, "numpy")(times)
        panel.plot(times, np.broadcast_to(values, times.shape), label=label)

    fig, (powers, family) = plt.subplots(1, 2, figsize=(10, 4), constrained_layout=True)
    for n in (1, 2, 3):
        draw(powers, power_rule(n), np.linspace(-1.5, 1.5, 61), f"n = {n}: {power_rule(n)}")
    for C in (-10, 0, 10):
        F = antiderivative(sp.Rational(3, 2) * t**2 + 4 * t - 1, C)
        draw(family, F, np.linspace(-6, 3, 91), f"C = {C}")
    for expression in (sp.exp(t), 3 * sp.exp(-2 * t), 2**t, sp.sin(t)):
        print(f"{expression}: eigenvalue {eigenvalue(expression)}")
    powers.set(xlabel="t", title="Derivatives of $t^n$")
    family.set(xlabel="t", title="Antiderivatives of $1.5 t^2 + 4 t - 1$")
    powers.legend()
    family.legend()
    plt.show()
