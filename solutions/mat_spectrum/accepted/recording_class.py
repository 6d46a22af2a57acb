"""A class that reads the file and is used by both functions."""

import numpy as np
from scipy.fft import rfft, rfftfreq
from scipy.io import loadmat


class Recording:
    def __init__(self, path):
        variables = loadmat(str(path), squeeze_me=True, struct_as_record=False)
        self.t, self.x = variables["t"], variables["EEG"] * 1.0
        self.dt = np.diff(self.t)[0]


def load_signal(path):
    recording = Recording(path)
    return [recording.t, recording.x, recording.dt]


def strongest_rhythms(path, k=2):
    recording = Recording(path)
    magnitude = abs(rfft(recording.x - recording.x.mean()))
    f = rfftfreq(recording.x.size, recording.dt)
    return f[magnitude.argsort()[-1 : -k - 1 : -1]]
