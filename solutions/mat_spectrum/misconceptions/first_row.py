"""[0] takes the row of a table with one row: of a table with one column it takes a single number."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"][0]
    x = variables["EEG"][0]
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    return np.argsort(-power_of_bins(x))[:k] / (len(x) * dt)
