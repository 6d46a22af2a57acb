"""Reference: a recording from a MATLAB file, and the frequencies of its strongest bins."""

import numpy as np
from bin_power import power_of_bins
from scipy.io import loadmat


def load_signal(path):
    """Load t and EEG, which `scipy.io.loadmat` returns with two axes, as MATLAB stores them.

    Parameters
    ----------
    path : str
        Path of a .mat file with the variables t and EEG, each a row or a column.

    Returns
    -------
    t, x : array, shape (N,)
        Times, s, and signal, mV.
    dt : float
        Time step, s.
    """
    variables = loadmat(path)
    t = variables["t"].ravel()
    x = variables["EEG"].ravel()
    return t, x, t[1] - t[0]


def strongest_rhythms(path, k=2):
    """Find the frequencies of the k bins with the greatest power, the strongest first.

    See Kramer and Eden, Case Studies in Neural Data Analysis (2016), chapter 3, for the frequency of a bin.

    Parameters
    ----------
    path : str
        As in `load_signal`.
    k : int
        How many.

    Returns
    -------
    frequencies : array of float, shape (k,)
        Frequencies, Hz.
    """
    _, x, dt = load_signal(path)
    strongest = np.argsort(-power_of_bins(x))[:k]
    return strongest / (len(x) * dt)
