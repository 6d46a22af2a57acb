"""Product of two arrays, element by element: your answer goes here."""

import numpy as np


def multiply_arrays(a, b):
    """Multiply two arrays element by element.

    Parameters
    ----------
    a, b : array of float or int, any shape
        The two factors, without unit. Both have the same shape, or shapes that NumPy can broadcast, such as
        (3, 1) and (4,). Must be left unchanged.

    Returns
    -------
    array of float or int
        The product at each position, in the shape of the factors; for shapes that differ, in the shape
        to which both are broadcast.
    """
    raise NotImplementedError("multiply_arrays: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    a = np.array([[1, 2, 3, 4]])
    b = np.array([[0, 4, 7, 6]])
    contrasts, trial = np.array([[0.25], [0.5], [1.0]]), np.array([2.0, 8.0, 5.0, 3.0, 1.0])
    panels = {
        "same shape: (1, 4) and (1, 4)": (a, b),
        "broadcast: (3, 1) and (5,)": (contrasts, trial),
    }
    fig, axes = plt.subplots(1, 2, figsize=(9, 3), constrained_layout=True)
    for (title, (first, second)), ax in zip(panels.items(), axes, strict=True):
        product = np.atleast_2d(multiply_arrays(first, second))
        left, right = np.broadcast_arrays(first, second)
        ax.imshow(product, cmap="Blues", aspect="auto", vmin=0.0, vmax=1.6 * product.max())
        for row, column in np.ndindex(product.shape):
            text = f"{left[row, column]:g} × {right[row, column]:g}\n= {product[row, column]:g}"
            ax.text(column, row, text, ha="center", va="center")
        ax.set(title=title, xlabel="column", ylabel="row", xticks=range(product.shape[1]))
        ax.set_yticks(range(product.shape[0]))
    plt.show()
