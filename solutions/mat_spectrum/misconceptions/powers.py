"""You return the powers of the strongest bins: their frequencies are asked for."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, _ = load_signal(path)
    return np.sort(power_of_bins(x))[::-1][:k]
