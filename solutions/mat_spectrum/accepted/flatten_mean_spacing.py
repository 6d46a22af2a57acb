"""Flat copies, the mean spacing, and a sorted list of pairs."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path, variable_names=["t", "EEG"])
    t = variables["t"].flatten()
    return t, variables["EEG"].flatten().astype(float), np.mean(np.diff(t))


def strongest_rhythms(path, k=2):
    t, x, dt = load_signal(path)
    T = t.size * dt
    pairs = sorted(((p, i) for i, p in enumerate(power_of_bins(x))), reverse=True)
    return [i / T for _, i in pairs[:k]]
