"""Gaussian white noise current that belongs to a seed: your answer goes here."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    """Draw a current of Gaussian white noise.

    Parameters
    ----------
    pars : dict
        Parameters; needed here are "dt", the time step in ms, and "range_t", the n time points in ms, an
        array of shape (n,).
    mu : float
        Mean current in pA.
    sig : float
        Strength of the noise in pA times the square root of a second.
    myseed : int
        Seed from which all random numbers follow.

    Returns
    -------
    array of float, shape (n,)
        Current in pA.
    """
    raise NotImplementedError("my_GWN: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    mu, sig = 200.0, 2.5
    fig, axes = plt.subplots(figsize=(9, 3.5), constrained_layout=True)
    for dt, width in ((0.1, 0.6), (1.0, 1.5)):
        pars = {"dt": dt, "range_t": np.arange(0.0, 100.0, dt)}
        axes.plot(pars["range_t"], my_GWN(pars, mu, sig, 2020), linewidth=width, label=f"dt = {dt} ms")
    axes.axhline(mu, color="black", linestyle="--", linewidth=0.8)
    axes.set(xlabel="time (ms)", ylabel="current (pA)", title="noise of one strength on two grids")
    axes.legend(loc="upper right")
    plt.show()
