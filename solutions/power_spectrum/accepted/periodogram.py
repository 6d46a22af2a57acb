"""The periodogram of SciPy without its last bins: bin 0 is not doubled there, but it is 0."""

from scipy import signal


def power_spectrum(x, dt):
    f, Sxx = signal.periodogram(x, fs=1 / dt, window="boxcar", detrend="constant", scaling="density")
    return f[: len(x) // 2], Sxx[: len(x) // 2]
