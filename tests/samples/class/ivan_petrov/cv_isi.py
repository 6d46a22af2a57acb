# Иван Петров. интервалы между спайками
import statistics

def isi_cv(spike_times):
    spike_times = [float(s) for s in spike_times]
    isi = [b - a for a, b in zip(spike_times, spike_times[1:])]
    if not isi:
        return [], float("nan")
    return isi, statistics.pstdev(isi) / statistics.fmean(isi)
