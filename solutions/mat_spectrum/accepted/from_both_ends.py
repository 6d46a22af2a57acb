"""The step from the first and the last time, which N - 1 steps lie between."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, (t[-1] - t[0]) / (len(t) - 1)


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    power = power_of_bins(x)
    f = np.linspace(0.0, 1 / dt, len(x), endpoint=False)[: len(power)]
    return f[np.flip(np.argsort(power))][:k]
