"""Statistics and histogram of the intervals between spikes: your answer goes here."""

import numpy as np


def isi_summary(spike_times, edges):
    """Describe the inter-spike intervals of one spike train.

    Parameters
    ----------
    spike_times : array of float, shape (n,)
        Times of the spikes in ms, in ascending order. `n` may be 0 or 1. Must be left unchanged.
    edges : array of float, shape (m + 1,)
        Edges of the m bins of the histogram in ms, in ascending order; the bins need not be equally wide.
        Must be left unchanged.

    Returns
    -------
    n_spikes : int
        Number of spikes.
    mean : float
        Mean interval in ms; nan with fewer than two spikes.
    std : float
        Population standard deviation of the intervals in ms; nan with fewer than two spikes.
    cv : float
        Coefficient of variation, without unit; nan with fewer than two spikes.
    counts : array of int or float, shape (m,)
        Number of intervals in each bin; zeros with fewer than two spikes.
    """
    raise NotImplementedError("isi_summary: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    from lif_neuron import default_pars, simulate_lif
    from white_noise import noisy_current

    # The same noise around two means, and once with less strength.
    pars = default_pars(T=1000.0)
    xi = np.random.RandomState(2020).randn(pars["range_t"].size)
    edges = np.linspace(10.0, 30.0, 20)
    fig, axes = plt.subplots(1, 3, figsize=(11, 3.4), sharex=True, constrained_layout=True)
    for ax, (mu, sig) in zip(axes, ((250.0, 0.5), (250.0, 3.0), (300.0, 3.0)), strict=True):
        _, spikes = simulate_lif(pars, noisy_current(xi, mu, sig, pars["dt"]))
        n_spikes, mean, std, cv, counts = isi_summary(spikes, edges)
        ax.bar(edges[:-1], counts, width=np.diff(edges), align="edge", edgecolor="white", linewidth=0.5)
        ax.axvline(mean, color="black", linestyle="--", linewidth=1.0)
        ax.set(
            xlabel="interval (ms)",
            title=f"mean {mu:.0f} pA, sig {sig}: {n_spikes} spikes\n{mean:.2f} ± {std:.2f} ms, CV {cv:.3f}",
        )
    axes[0].set_ylabel("number of intervals")
    plt.show()
