"""Reference: statistics and histogram of inter-spike intervals.

CV as in Gerstner, Kistler, Naud and Paninski, Neuronal Dynamics (2014), section 7.3; the bins as documented
at `numpy.histogram`: half-open, but for the last one, which has both of its edges.
"""

import numpy as np


def isi_summary(spike_times, edges):
    r"""Return the number of spikes, and mean, standard deviation, CV and histogram of the intervals.

    .. math:: CV = \mathrm{std}(ISI) / \mathrm{mean}(ISI), \quad c_j = \#\{k: e_j \le ISI_k < e_{j+1}\}

    Parameters
    ----------
    spike_times : array of shape (n,)
        Spike times, ms.
    edges : array of shape (m + 1,)
        Edges of the bins, ms.

    Returns
    -------
    n_spikes : int
        Number of spikes.
    mean, std : float
        Of the intervals, ms; nan without intervals.
    cv : float
        No unit; nan without intervals.
    counts : array of shape (m,)
        Number of intervals in each bin.
    """
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if isi.size == 0:
        return len(spike_times), np.nan, np.nan, np.nan, counts
    mean, std = float(isi.mean()), float(isi.std())
    return len(spike_times), mean, std, std / mean, counts
