"""Take the variables by their names: their places in the file differ."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    names = [name for name in loadmat(path) if not name.startswith("__")]
    x, t = (loadmat(path)[name].ravel() for name in names[:2])
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    return np.argsort(-power_of_bins(x))[:k] / (len(x) * dt)
