"""Bins by a Counter; the results as a named tuple."""

from collections import Counter, namedtuple
from itertools import pairwise

import numpy as np

Summary = namedtuple("Summary", "n_spikes mean std cv counts")


def isi_summary(spike_times, edges):
    isis = [b - a for a, b in pairwise(spike_times)]

    def where(x):
        if x == edges[-1]:
            return len(edges) - 2
        return sum(x >= e for e in edges) - 1

    c = Counter(map(where, isis))
    counts = [c.get(j, 0) for j in range(len(edges) - 1)]
    if len(isis) < 1:
        mean = std = cv = float("nan")
    else:
        mean = sum(isis) / len(isis)
        std = np.linalg.norm(np.array(isis) - mean) / len(isis) ** 0.5
        cv = std / mean
    return Summary(len(spike_times), mean, std, cv, counts)
