"""Return the times of the file: they need not start at 0."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    dt = t[1] - t[0]
    return dt * np.arange(len(x)), x, dt


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    return np.argsort(-power_of_bins(x))[:k] / (len(x) * dt)
