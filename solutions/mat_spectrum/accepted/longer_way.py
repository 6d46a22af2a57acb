"""Powers in mV²/Hz, bin 0 left out, the step rounded to whole microseconds."""

import numpy as np
from scipy.io import loadmat


def load_signal(path):
    variables = loadmat(path)
    t = variables["t"].reshape(-1)
    x = variables["EEG"].reshape(-1)
    return t, x, round(t[1] - t[0], 6)


def strongest_rhythms(path, k=2):
    _, x, dt = load_signal(path)
    N = x.size
    transform = np.fft.rfft(x - x.mean())
    Sxx = 2 * dt**2 / (N * dt) * (transform * transform.conj()).real
    f = np.fft.rfftfreq(N, dt)
    order = Sxx[1 : N // 2].argsort()[::-1]
    return f[1:][order[:k]]
