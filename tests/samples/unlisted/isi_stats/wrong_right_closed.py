import numpy as np


def isi_summary(spike_times, edges):
    n = len(spike_times)
    isi = np.diff(spike_times)
    counts = np.array([np.sum((isi > lo) & (isi <= hi)) for lo, hi in zip(edges, edges[1:])])
    if n < 2:
        return n, np.nan, np.nan, np.nan, counts
    return n, isi.mean(), isi.std(), isi.std() / isi.mean(), counts
