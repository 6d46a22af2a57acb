"""The power of each frequency bin of a signal, for you to import: ``from bin_power import power_of_bins``."""

import numpy as np


def power_of_bins(x):
    """Compute the power of a signal in its frequency bins, in an arbitrary unit.

    Parameters
    ----------
    x : array, shape (N,)
        Samples of the signal. Its mean is taken away here.

    Returns
    -------
    power : array of float, shape (N // 2,)
        Power of bin 0, 1, 2 and so on. Bin 1 has one period in the whole signal, bin 2 has two periods.
    """
    x = np.asarray(x, dtype=float)
    if x.ndim != 1:
        raise ValueError(f"x must have one axis, shape (N,): got shape {x.shape}, so flatten it first")
    return np.abs(np.fft.rfft(x - x.mean())[: x.size // 2]) ** 2
