"""strongest_rhythms reads the file itself; a line through the times gives the step."""

from pathlib import Path

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def read(path):
    variables = loadmat(Path(path))
    return np.concatenate(variables["t"].tolist()), np.concatenate(variables["EEG"].tolist())


def load_signal(path):
    t, x = read(path)
    return t, x, np.polyfit(np.arange(t.size), t, 1)[0]


def strongest_rhythms(path, k=2):
    t, x = read(path)
    bins = np.argpartition(power_of_bins(x), -k)[-k:]
    bins = bins[np.argsort(-power_of_bins(x)[bins])]
    return bins / (t.size * (t[1] - t[0]))
