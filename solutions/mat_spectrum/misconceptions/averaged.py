"""Welch's method averages short pieces and blurs the frequencies: transform the whole recording."""

import numpy as np
from scipy.io import loadmat
from scipy.signal import welch


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    f, Sxx = welch(x, fs=1 / dt, nperseg=256)
    return f[np.argsort(-Sxx)[:k]]
