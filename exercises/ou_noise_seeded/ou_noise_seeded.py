"""Ornstein-Uhlenbeck current that belongs to a seed: your answer goes here."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    """Draw a path of an Ornstein-Uhlenbeck process that starts at its mean.

    Parameters
    ----------
    pars : dict
        Parameters; needed here are "tau_ou", the correlation time in ms, "dt", the time step in ms, and
        "range_t", the n time points in ms, an array of shape (n,).
    mu, sig : float
        Mean and standard deviation of the process in pA.
    myseed : int
        Seed from which all random numbers follow.

    Returns
    -------
    array of float, shape (n,)
        Current in pA.
    """
    raise NotImplementedError("my_OU: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    mu, sig = 200.0, 40.0
    pars = {"tau_ou": 10.0, "dt": 0.1, "range_t": np.arange(0.0, 300.0, 0.1)}
    slow = pars | {"tau_ou": 40.0}
    fig, axes = plt.subplots(figsize=(9, 3.5), constrained_layout=True)
    for seed in (2020, 2021):
        axes.plot(
            pars["range_t"], my_OU(pars, mu, sig, seed), linewidth=0.8, label=f"tau = 10 ms, seed {seed}"
        )
    axes.plot(pars["range_t"], my_OU(slow, mu, sig, 2020), linewidth=1.5, label="tau = 40 ms, seed 2020")
    axes.axhline(mu, color="grey", linestyle="--", linewidth=0.8)
    axes.set(xlabel="time (ms)", ylabel="current (pA)")
    axes.legend()
    plt.show()
