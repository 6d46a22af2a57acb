"""The derivative of the sigmoid is f (1 - f), not f squared: exp(5 - t) belongs in its numerator."""

import numpy as np


def demo_curves(name, t):
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
        df, F = f**2, np.logaddexp(0, t - 5) - np.logaddexp(0, -15)
    else:
        raise ValueError(f"there is no curve named {name!r}")
    return f, df, F
