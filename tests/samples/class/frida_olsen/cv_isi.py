def isi_cv(spike_times):
    pass
