"""Ornstein-Uhlenbeck current, from given noise and from your own: your answer goes here."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    """Compute the path of an Ornstein-Uhlenbeck process that belongs to given noise.

    Parameters
    ----------
    xi : array of float, shape (n,)
        Independent standard normal numbers, one for each sample, without unit.
    mu, sig : float
        Mean and standard deviation of the process in pA.
    tau : float
        Correlation time in ms.
    dt : float
        Time step in ms.
    x0 : float, optional
        First value of the path in pA. When it is not given, the path starts at mu + sig * xi[0].

    Returns
    -------
    array of float, shape (n,)
        Current in pA, one value for each entry of `xi`.
    """
    raise NotImplementedError("ou_noise: replace this line by your own code")


def ou_draw(pars, mu, sig, rng):
    """Draw the noise and compute the path that belongs to it.

    Parameters
    ----------
    pars : dict
        Parameters; needed here are "tau_ou", the correlation time in ms, "dt", the time step in ms, and
        "range_t", the n time points in ms, an array of shape (n,).
    mu, sig : float
        Mean and standard deviation of the process in pA.
    rng : numpy.random.Generator
        The only source of random numbers.

    Returns
    -------
    array of float, shape (n,)
        Current in pA.
    """
    raise NotImplementedError("ou_draw: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    mu, sig, dt = 200.0, 40.0, 0.1
    time = np.arange(0.0, 200.0, dt)
    rng = np.random.default_rng(11)
    xi = rng.standard_normal(time.size)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.5), width_ratios=[2, 1], constrained_layout=True)
    left.plot(time, ou_noise(xi, mu, sig, 10.0, dt), linewidth=0.8, label="tau = 10 ms")
    left.plot(time, ou_noise(xi, mu, sig, 30.0, dt), linewidth=0.8, label="tau = 30 ms")
    left.plot(time, ou_noise(0.0 * xi, mu, sig, 30.0, dt, x0=0.0), color="black", label="no noise, from 0")
    left.axhline(mu, color="grey", linestyle="--", linewidth=0.8)
    left.set(xlabel="time (ms)", ylabel="current (pA)", title="the same noise")
    left.legend()
    # What many samples look like: a bell around mu whose width is sig.
    long = {"tau_ou": 10.0, "dt": dt, "range_t": np.arange(0.0, 3000.0, dt)}
    right.hist(ou_draw(long, mu, sig, rng), bins=np.arange(40.0, 361.0, 10.0), density=True)
    grid = np.linspace(40.0, 360.0, 161)
    right.plot(grid, np.exp(-0.5 * ((grid - mu) / sig) ** 2) / (sig * np.sqrt(2 * np.pi)), color="black")
    right.set(xlabel="current (pA)", ylabel="density (1/pA)", title="3 s of your own draws")
    plt.show()
