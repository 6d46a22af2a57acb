"""The statistics module, and a list of intervals."""

import bisect
import itertools
import math
import statistics


def isi_summary(spike_times, edges):
    isi = [later - earlier for earlier, later in itertools.pairwise(spike_times)]
    counts = [0] * (len(edges) - 1)
    for interval in isi:
        j = bisect.bisect_right(edges, interval) - 1
        if interval == edges[-1]:
            j -= 1
        if 0 <= j < len(counts):
            counts[j] += 1
    if not isi:
        return len(spike_times), math.nan, math.nan, math.nan, counts
    mean = statistics.fmean(isi)
    std = statistics.pstdev(isi)
    return len(isi) + 1, mean, std, std / mean, counts
