"""Five curves with derivative and integral: your answer goes here."""

import numpy as np


def demo_curves(name, t):
    """Evaluate a curve, its exact derivative and its exact integral from -10 to t.

    Parameters
    ----------
    name : {"Linear", "Parabolic", "Exponential", "Sine", "Sigmoid"}
        Which curve.
    t : array of float, shape (n,)
        Times in arbitrary units (au), in any order and at any distance. Must be left unchanged.

    Returns
    -------
    f : array of float, shape (n,)
        The curve, without unit.
    df : array of float, shape (n,)
        Its derivative, in 1/au.
    F : array of float, shape (n,)
        Its integral from -10 to each time, in au.

    Raises
    ------
    ValueError
        If there is no curve of that name.
    """
    raise NotImplementedError("demo_curves: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    t = np.linspace(-10, 10, 81)
    names = ("Linear", "Parabolic", "Exponential", "Sine", "Sigmoid")
    fig, axes = plt.subplots(3, 5, sharex=True, figsize=(12, 6), constrained_layout=True)
    for column, name in zip(axes.T, names, strict=True):
        for row, curve in zip(column, demo_curves(name, t), strict=True):
            row.plot(t, curve)
            row.axhline(0.0, color="black", linewidth=0.8)
        column[0].set_title(name)
        column[-1].set_xlabel("t (au)")
    for row, label in zip(axes[:, 0], ("curve", "derivative (1/au)", "integral (au)"), strict=True):
        row.set_ylabel(label)
    plt.show()
