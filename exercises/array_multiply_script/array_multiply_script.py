"""Multiply arrays element by element, in variables: fill in each `...`."""

import numpy as np

a = np.array([[1, 2, 3, 4]])
b = np.array([[0, 4, 7, 6]])

product = ...  # element by element


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    fig, ax = plt.subplots(figsize=(5, 2), constrained_layout=True)
    table = np.atleast_2d(product)
    ax.imshow(table, cmap="Blues", aspect="auto", vmin=0.0, vmax=1.6 * table.max())
    for row, column in np.ndindex(table.shape):
        text = f"{a[row, column]:g} × {b[row, column]:g}\n= {table[row, column]:g}"
        ax.text(column, row, text, ha="center", va="center")
    ax.set(xlabel="column", ylabel="row", xticks=range(table.shape[1]), yticks=range(table.shape[0]))
    plt.show()
