"""Inter-spike intervals and their coefficient of variation: your answer goes here."""

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
        return an empty array or nan.
    cv : float
        Population standard deviation of the intervals divided by their mean, without unit;
        nan with fewer than two spikes.
    """
    raise NotImplementedError("isi_cv: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    # Three trains of about 20 ms mean interval, from clock-like to bursting.
    rng = np.random.default_rng(3)
    within_burst, between_bursts = rng.uniform(2.0, 5.0, 200), rng.uniform(60.0, 110.0, 200)
    trains = {
        "almost regular": np.cumsum(rng.gamma(25.0, 20.0 / 25.0, 200)),
        "Poisson": np.cumsum(rng.exponential(20.0, 200)),
        "bursting": np.cumsum(np.where(rng.random(200) < 0.8, within_burst, between_bursts)),
    }
    fig, axes = plt.subplots(len(trains), 2, figsize=(8, 6), width_ratios=[2, 1], constrained_layout=True)
    for (name, spike_times), (raster, histogram) in zip(trains.items(), axes, strict=True):
        isi, cv = isi_cv(spike_times)
        raster.vlines(spike_times[spike_times < 600.0], 0.0, 1.0, color="black", linewidth=0.8)
        raster.set(xlim=(0.0, 600.0), yticks=[], title=name)
        histogram.hist(isi, bins=np.arange(0.0, 121.0, 5.0), color="tab:blue")
        histogram.set(xlim=(0.0, 120.0), title=f"CV = {cv:.2f}")
    axes[-1, 0].set_xlabel("time (ms)")
    axes[-1, 1].set_xlabel("interval (ms)")
    plt.show()
