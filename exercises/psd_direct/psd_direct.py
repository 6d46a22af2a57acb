"""Power at one frequency by the direct Fourier sum: your answer goes here."""

import numpy as np


def psd_at(f, signal, Fs):
    """Compute the two-sided power spectral density of a signal at one frequency.

    Parameters
    ----------
    f : float
        Frequency in Hz, any: it need not be that of a bin, and may be 0 or below 0.
    signal : array of float, shape (N,)
        Samples of the signal, here in mV, as they are: the mean stays. Must be left unchanged.
    Fs : float
        Sampling rate in Hz: samples in a second.

    Returns
    -------
    P : float
        Power spectral density at `f` in mV**2/Hz.
    """
    raise NotImplementedError("psd_at: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    # Two seconds of a fast rhythm and a slow one with some noise, and without the mean.
    Fs, N = 1000.0, 2000
    t = np.arange(N) / Fs
    noise = 0.1 * np.random.default_rng(60).standard_normal(N)
    x = np.sin(2 * np.pi * 60 * t) + 0.5 * np.cos(2 * np.pi * 8 * t + np.pi / 4) + noise
    x = x - x.mean()
    fig, axes = plt.subplots(1, 2, sharey=True, figsize=(8, 3.5), constrained_layout=True)
    for axis, middle in zip(axes, (8.0, 60.0), strict=True):
        f = np.linspace(middle - 2, middle + 2, 161)
        axis.plot(f, [psd_at(frequency, x, Fs) for frequency in f], label="any frequency")
        bins = np.arange(middle - 2, middle + 2.1, 0.5)
        axis.plot(bins, [psd_at(frequency, x, Fs) for frequency in bins], "o", label="the bins of an FFT")
        axis.set(xlabel="frequency (Hz)", title=f"around {middle:g} Hz")
    axes[0].set_ylabel("P (mV²/Hz)")
    axes[0].legend()
    plt.show()
