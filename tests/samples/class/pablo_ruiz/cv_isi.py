def isi_cv(spike_times):
    # solo numpy arrays
    isi = spike_times[1:] - spike_times[:-1]
    if isi.size == 0:
        return isi, float('nan')
    return isi, isi.std()/isi.mean()
