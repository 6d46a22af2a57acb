"""A density is power for each Hz: yours is the power of each bin, divided by T once more."""

from scipy import signal


def power_spectrum(x, dt):
    f, Sxx = signal.periodogram(x, fs=1 / dt, scaling="spectrum")
    return f[: len(x) // 2], Sxx[: len(x) // 2]
