"""Reference: five curves with their derivatives and their integrals from -10."""

import numpy as np


def demo_curves(name, t):
    """Evaluate a curve, its derivative and its integral from -10 to t.

    The integral is the antiderivative's value at t minus that at -10, the fundamental theorem of calculus;
    derivatives and antiderivatives are in the tables of Stewart, Calculus. The antiderivative of the sigmoid
    is ln(1 + exp(t - 5)), evaluated without overflow by `numpy.logaddexp`.

    Parameters
    ----------
    name : {"Linear", "Parabolic", "Exponential", "Sine", "Sigmoid"}
        Which curve.
    t : array of float, shape (n,)
        Times in arbitrary units (au).

    Returns
    -------
    f, df, F : array of float, shape (n,)
        The curve, its derivative and its integral.

    Raises
    ------
    ValueError
        If there is no curve of that name.
    """
    if name == "Linear":
        f, df, F = -2 * t, np.full_like(t, -2.0), 100 - t**2
    elif name == "Parabolic":
        f, df, F = t**2, 2 * t, (t**3 + 1000) / 3
    elif name == "Exponential":
        f, df, F = np.exp(t), np.exp(t), np.exp(t) - np.exp(-10)
    elif name == "Sine":
        f, df, F = np.sin(t), np.cos(t), np.cos(10) - np.cos(t)
    elif name == "Sigmoid":
        f = 1 / (1 + np.exp(-(t - 5)))
        df, F = f * (1 - f), np.logaddexp(0, t - 5) - np.logaddexp(0, -15)
    else:
        raise ValueError(f"there is no curve named {name!r}")
    return f, df, F
