import numpy as np
import matplotlib.pyplot as plt
from scipy import stats

# the intervals
def get_intervals(times):
    isi = []
    for (t1, t2) in zip(times[:-1], times[1:]):
        isi.append(t2 - t1)
    return np.array(isi)

def standard_deviation(x):
    # formula from the statistics lecture
    xbar = np.sum(x) / len(x)
    SS = np.sum((x - xbar) ** 2)
    return np.sqrt(SS / (np.float64(len(x)) - 1))

def isi_cv(spike_times):
    isi = get_intervals(spike_times)
    if len(isi) > 0:
        CV = standard_deviation(isi) / np.mean(isi)
    else:
        CV = np.nan
    return isi, CV

# test with a poisson train
rng = np.random.default_rng()
train = np.cumsum(rng.exponential(20, 1000))
isi, CV = isi_cv(train)
plt.hist(isi, 50)
plt.title("CV = %.2f" % CV)
plt.show()
