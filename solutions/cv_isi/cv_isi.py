"""Inter-spike intervals and their coefficient of variation: the reference."""

import numpy as np


def isi_cv(spike_times):
    """Compute the inter-spike intervals of one spike train and how irregular they are.

    Parameters
    ----------
    spike_times : list of float or array of float, shape (n,)
        Times of the spikes in ms, in ascending order. `n` may be 0 or 1. Must be left unchanged.

    Returns
    -------
    isi : array of float, shape (n - 1,)
        Time from each spike to the next in ms. With fewer than two spikes there is no interval:
        an empty array.
    cv : float
        Population standard deviation of the intervals divided by their mean, without unit;
        nan with fewer than two spikes.
    """
    isi = np.diff(np.asarray(spike_times, dtype=float))
    if isi.size == 0:
        return isi, float("nan")
    return isi, float(isi.std() / isi.mean())
