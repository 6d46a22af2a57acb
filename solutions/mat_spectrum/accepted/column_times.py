"""Columns for the times and the frequencies."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].reshape((-1, 1))
    x = np.squeeze(variables["EEG"])
    return t, x, (t[1] - t[0])[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    return np.argsort(-power_of_bins(x))[:k].reshape(-1, 1) / (len(x) * dt)
