"""A named tuple; strongest_rhythms takes the step by its name."""

from typing import NamedTuple

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


class Recording(NamedTuple):
    t: np.ndarray
    x: np.ndarray
    dt: float


def load_signal(path, squeeze=True):
    variables = loadmat(path, squeeze_me=squeeze)
    return Recording(variables["t"], variables["EEG"], float(np.median(np.diff(variables["t"]))))


def strongest_rhythms(path, k=2):
    recording = load_signal(path, squeeze=True)
    df = 1.0 / (recording.dt * recording.x.size)
    return df * np.argsort(power_of_bins(recording.x))[: -k - 1 : -1]
