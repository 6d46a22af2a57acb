"""Only the mean is taken away, not a straight line through the signal."""

from scipy import signal


def power_spectrum(x, dt):
    half = len(x) // 2
    f, Sxx = signal.periodogram(x, fs=1 / dt, detrend="linear")
    return f[:half], Sxx[:half]
