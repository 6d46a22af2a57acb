"""A sigmoid and its derivative with SymPy: your answer goes here."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    """Build a sigmoid, and differentiate it with respect to t.

    Parameters
    ----------
    theta : int or float
        Time at which the sigmoid is 1/2, in arbitrary units (au).

    Returns
    -------
    f : sympy.Expr
        1/(1 + exp(-(t - theta))) in the single symbol ``t``; without unit.
    df : sympy.Expr
        Its derivative with respect to t, carried out, in 1/au. Text in Python's notation is accepted
        for both.
    """
    raise NotImplementedError("sigmoid_and_derivative: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    import numpy as np

    times = np.linspace(-2, 12, 281)
    fig, (curve, slope) = plt.subplots(2, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    for theta in (2, 5, 8):
        f, df = (sp.sympify(part, locals={"e": sp.E}) for part in sigmoid_and_derivative(theta))
        print(f"theta = {theta}: f = {f}, df/dt = {df}")
        curve.plot(times, np.broadcast_to(sp.lambdify("t", f, "numpy")(times), times.shape))
        slope.plot(times, np.broadcast_to(sp.lambdify("t", df, "numpy")(times), times.shape))
        curve.lines[-1].set_label(f"theta = {theta} au")
    curve.set(ylabel="f", title="Sigmoid")
    slope.set(xlabel="t (au)", ylabel="df/dt (1/au)", title="Its derivative: largest at theta")
    curve.legend()
    plt.show()
