"""Difference and average of neighbours as filters: your answer goes here."""

import numpy as np


def highpass(x):
    """Take the difference of each sample and the one before it.

    Parameters
    ----------
    x : array of float, shape (n,)
        Samples of a signal, here in mV, n at least 2. Must be left unchanged.

    Returns
    -------
    y : array of float, shape (n - 1,)
        Differences in mV.
    """
    raise NotImplementedError("highpass: replace this line by your own code")


def lowpass(x, passes=1):
    """Take the average of each sample and the one before it, once or several times.

    Parameters
    ----------
    x : array of float, shape (n,)
        Samples of a signal, here in mV. Must be left unchanged.
    passes : int
        How often the averages are averaged again, from 0 to n - 1; 0 leaves the signal as it is.

    Returns
    -------
    z : array of float, shape (n - passes,)
        Averages in mV.
    """
    raise NotImplementedError("lowpass: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    # Half a period of a slow sine of 0.25 Hz, with noise that is uniform between 0 and 0.5.
    h = 0.01
    t = np.arange(0, 2, h)
    x = np.sin(0.5 * np.pi * t) + 0.5 * np.random.default_rng(20).uniform(size=200)
    fig, axes = plt.subplots(3, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    axes[0].plot(t, x, linewidth=0.8)
    axes[0].set(ylabel="x (mV)", title="a slow signal with noise")
    axes[1].plot(t[:-1] + h / 2, highpass(x), linewidth=0.8, color="tab:red")
    axes[1].set(ylabel="y (mV)", title="high-pass: the noise stays")
    for passes, color in ((1, "silver"), (3, "tab:green"), (30, "black")):
        z = lowpass(x, passes)
        middle = t[: len(z)] + passes * h / 2  # of the passes + 1 samples that each value is made of
        axes[2].plot(middle, z, linewidth=0.8, color=color, label=f"passes = {passes}")
    axes[2].set(xlabel="time (s)", ylabel="z (mV)", title="low-pass: the slow signal stays")
    axes[2].legend()
    plt.show()
