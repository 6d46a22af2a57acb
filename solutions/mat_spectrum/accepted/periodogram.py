"""The periodogram of SciPy, with the Nyquist bin."""

import numpy as np
from scipy.io import loadmat
from scipy.signal import periodogram


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    f, Sxx = periodogram(x.astype(float), fs=1 / dt)
    return f[np.argsort(Sxx)[::-1][:k]]
