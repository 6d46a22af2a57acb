"""Left Riemann sums beside the exact integral: your answer goes here."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    """Add up rectangles under f(t) = t**2 - t + 1, and integrate f exactly up to the same times.

    Parameters
    ----------
    dt : float
        Width of a rectangle in arbitrary time units (au), above 0 and not above hi - lo.
    lo, hi : float
        Ends of the interval in au, lo below hi. Only rectangles that fit in as a whole are used.

    Returns
    -------
    right_edges : array of float, shape (n,)
        Time at which each of the n rectangles ends, in au.
    running_sum : array of float, shape (n,)
        Areas of all rectangles up to each of these times, added up.
    exact : array of float, shape (n,)
        Exact integral of f from `lo` to each of these times.
    """
    raise NotImplementedError("riemann: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    fig, (area, error) = plt.subplots(2, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    for dt in (1.0, 0.5, 0.1):
        right_edges, running_sum, exact = riemann(dt)
        area.step(right_edges, running_sum, where="post", label=f"rectangles, dt = {dt} au")
        error.plot(right_edges, np.subtract(running_sum, exact), label=f"dt = {dt} au")
    area.plot(right_edges, exact, "k--", label="exact integral")
    error.axhline(0.0, color="black", linewidth=0.8)
    area.set(ylabel="area from 0 to t", title="Running sum and exact integral")
    error.set(xlabel="t (au)", ylabel="sum minus exact", title="The smaller dt, the smaller the error")
    area.legend()
    error.legend()
    plt.show()
