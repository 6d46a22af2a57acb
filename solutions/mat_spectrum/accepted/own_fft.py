"""Its own transform, with the frequencies of fftfreq, and the highest bins one after another."""

import numpy as np
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    half = len(x) // 2
    power = np.abs(np.fft.fft(x - np.mean(x)))[:half] ** 2
    f = np.fft.fftfreq(len(x), dt)[:half]
    frequencies = []
    for _ in range(k):
        highest = np.argmax(power)
        frequencies.append(f[highest])
        power[highest] = -1.0
    return np.array(frequencies)
