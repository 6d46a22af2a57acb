"""Lists and a heap."""

import heapq

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = [float(value) for value in np.nditer(variables["t"])]
    x = [float(value) for value in np.nditer(variables["EEG"])]
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    power = power_of_bins(x)
    bins = heapq.nlargest(k, range(len(power)), key=lambda number: power[number])
    return [number / (len(x) * dt) for number in bins]
