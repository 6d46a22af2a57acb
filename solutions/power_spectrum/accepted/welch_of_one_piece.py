"""Welch's method with one piece as long as the signal, without overlap and window."""

from scipy import signal


def power_spectrum(x, dt):
    f, Sxx = signal.welch(x, fs=1 / dt, window="boxcar", nperseg=len(x), noverlap=0)
    return f[: len(x) // 2], Sxx[: len(x) // 2]
