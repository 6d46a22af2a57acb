"""Left rectangles under a curve, in variables: fill in each `...`."""

import numpy as np

dt = 0.5  # width of a rectangle, au
lo = 0.0  # ends of the interval, au
hi = 10.0

right_edges = ...  # right edge of each rectangle, au
running_sum = ...  # sum of the areas up to it
exact = ...  # integral from lo to it


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    fig, (area, error) = plt.subplots(2, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    area.step(right_edges, running_sum, where="post", label=f"rectangles, dt = {dt} au")
    area.plot(right_edges, exact, "k--", label="exact integral")
    error.plot(right_edges, np.subtract(running_sum, exact))
    area.set(ylabel="area from lo to t", title="Running sum and exact integral")
    error.set(xlabel="t (au)", ylabel="sum minus exact", title="Error")
    area.legend()
    plt.show()
