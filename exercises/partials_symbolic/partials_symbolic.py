"""Partial derivatives of a formula: your answer goes here."""

import sympy as sp


def partial_derivatives(text):
    """Read a formula in x and y, and differentiate it with respect to each of them.

    Parameters
    ----------
    text : str
        The formula in Python's notation, such as "x**2 + 2*x*y + y**2", with numbers, ``+ - * / **``,
        brackets, exp, log, sqrt, sin, cos and pi. It may lack x, y or both.

    Returns
    -------
    f_x : sympy.Expr or str
        Derivative with respect to x, with y held constant, in the symbols ``x`` and ``y``; without units.
    f_y : sympy.Expr or str
        Derivative with respect to y, with x held constant.

    Raises
    ------
    ValueError
        If the formula has a symbol other than x and y.
    """
    raise NotImplementedError("partial_derivatives: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    import numpy as np

    text = "exp(-x**2)*sin(3*y)"
    y, x = np.mgrid[-1.5:1.5:61j, -1.5:1.5:61j]
    formulas = {"f": sp.sympify(text)}
    for name, part in zip(("df/dx", "df/dy"), partial_derivatives(text), strict=True):
        formulas[name] = sp.sympify(part)
    fig, panels = plt.subplots(1, 3, sharey=True, figsize=(11, 4), constrained_layout=True)
    for panel, (name, formula) in zip(panels, formulas.items(), strict=True):
        values = np.broadcast_to(sp.lambdify(("x", "y"), formula, "numpy")(x, y), x.shape)
        lines = panel.contour(x, y, values, levels=9)
        panel.clabel(lines, fontsize=7)
        panel.set(xlabel="x", title=f"{name} = {formula}")
    panels[0].set_ylabel("y")
    plt.show()
