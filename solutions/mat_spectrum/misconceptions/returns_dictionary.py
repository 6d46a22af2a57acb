"""loadmat returns a dictionary: take t and EEG out of it."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    return loadmat(path)


def strongest_rhythms(path, k=2):
    variables = load_signal(path)
    t, x = variables["t"].ravel(), variables["EEG"].ravel()
    return np.argsort(-power_of_bins(x))[:k] / (len(x) * (t[1] - t[0]))
