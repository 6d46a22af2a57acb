"""Power spectrum of a signal by the fast Fourier transform: your answer goes here."""

import numpy as np


def power_spectrum(x, dt):
    """Compute the one-sided power spectral density of a real signal.

    Parameters
    ----------
    x : array of float, shape (N,)
        Samples of the signal, in any unit, say mV. Must be left unchanged.
    dt : float
        Time from one sample to the next in s.

    Returns
    -------
    f : array of float, shape (N // 2,)
        Frequencies of the bins in Hz, from 0 upward.
    Sxx : array of float, shape (N // 2,)
        Power spectral density of the signal without its mean, in mV**2/Hz.
    """
    raise NotImplementedError("power_spectrum: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    # Two seconds of a fast rhythm and a slow one, on top of a constant and with some noise.
    dt, N = 0.001, 2000
    t = dt * np.arange(N)
    noise = 0.1 * np.random.default_rng(60).standard_normal(N)
    x = 0.4 + np.sin(2 * np.pi * 60 * t) + 0.5 * np.cos(2 * np.pi * 8 * t + np.pi / 4) + noise
    f, Sxx = power_spectrum(x, dt)
    fig, (signal, spectrum) = plt.subplots(2, 1, figsize=(7, 5), constrained_layout=True)
    signal.plot(t[:500], x[:500], linewidth=0.8)
    signal.set(xlabel="time (s)", ylabel="x (mV)", title="the first half second of the signal")
    spectrum.plot(f, Sxx)
    spectrum.set(
        xlim=(0.0, 100.0), xlabel="frequency (Hz)", ylabel="Sxx (mV²/Hz)", title="its power spectrum"
    )
    plt.show()
