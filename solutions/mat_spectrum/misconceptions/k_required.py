"""k has the value 2 if it is not given: write k=2 in the first line of the function."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k):
    _, x, dt = load_signal(path)
    return np.argsort(-power_of_bins(x))[:k] / (len(x) * dt)
