import numpy as np
from elephant.statistics import isi, cv

def isi_cv(spike_times):
    return isi(spike_times), cv(isi(spike_times))
