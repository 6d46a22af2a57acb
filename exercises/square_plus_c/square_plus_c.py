"""Square a number or an array and add a constant: your answer goes here."""

import numpy as np


def my_square_function(x, c):
    """Compute x squared plus c.

    Parameters
    ----------
    x : float, int or array of these, any shape
        What is squared, element by element, without unit. Must be left unchanged.
    c : float or int
        What is added to every square, without unit.

    Returns
    -------
    float, int or array of these
        One value for each number in `x`, in the shape of `x`.
    """
    raise NotImplementedError("my_square_function: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    x = np.linspace(-5.0, 10.0, 151)
    fig, ax = plt.subplots(figsize=(6, 3.5), constrained_layout=True)
    for c in (-30.0, 15.0, 60.0):
        ax.plot(x, my_square_function(x, c), label=f"c = {c:g}")
    ax.plot(5.0, my_square_function(5.0, 15.0), "ko", label="x = 5, c = 15")
    ax.set(xlabel="x", ylabel="x squared plus c", title="A parabola, moved up or down by c")
    ax.legend()
    plt.show()
