"""Gaussian white noise current, from given noise and from your own: your answer goes here."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    """Compute the current that belongs to given noise.

    Parameters
    ----------
    xi : array of float, shape (n,)
        Independent standard normal numbers, one for each sample, without unit. Must be left unchanged.
    mu : float
        Mean current in pA.
    sig : float
        Strength of the noise in pA times the square root of a second.
    dt : float
        Time step in ms.

    Returns
    -------
    array of float, shape (n,)
        Current in pA, one value for each entry of `xi`.
    """
    raise NotImplementedError("gwn_current: replace this line by your own code")


def gwn_draw(pars, mu, sig, rng):
    """Draw the noise and compute the current that belongs to it.

    Parameters
    ----------
    pars : dict
        Parameters; needed here are "dt", the time step in ms, and "range_t", the n time points in ms, an
        array of shape (n,).
    mu : float
        Mean current in pA.
    sig : float
        Strength of the noise in pA times the square root of a second.
    rng : numpy.random.Generator
        The only source of random numbers.

    Returns
    -------
    array of float, shape (n,)
        Current in pA.
    """
    raise NotImplementedError("gwn_draw: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    mu, sig, window = 200.0, 2.5, 10.0
    rng = np.random.default_rng(2020)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.5), width_ratios=[2, 1], constrained_layout=True)
    for dt, width in ((0.1, 0.6), (1.0, 1.5)):
        time = np.arange(0.0, 100.0, dt)
        current = gwn_current(rng.standard_normal(time.size), mu, sig, dt)
        left.plot(time, current, linewidth=width, label=f"dt = {dt} ms")
    left.axhline(mu, color="black", linestyle="--", linewidth=0.8)
    left.set(xlabel="time (ms)", ylabel="current (pA)", title="noise of one strength on two grids")
    left.legend(loc="upper right")
    # The size of a single sample depends on dt; that of the average over 10 ms does not.
    steps = np.array([0.1, 0.2, 0.5, 1.0, 2.0])
    samples, averages = [], []
    for dt in steps:
        long = {"dt": dt, "range_t": np.arange(int(10000.0 / dt)) * dt}
        current = np.asarray(gwn_draw(long, mu, sig, rng))
        samples.append(current.std())
        averages.append(current.reshape(-1, int(window / dt)).mean(axis=1).std())
    right.plot(steps, samples, "o-", label="samples")
    right.plot(steps, averages, "s-", label="averages over 10 ms")
    right.set(xlabel="dt (ms)", title="standard deviation (pA)", ylim=(0.0, None))
    right.legend()
    plt.show()
