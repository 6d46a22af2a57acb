"""A neuron driven by coloured noise, its rate and its regularity: your answer goes here."""

import numpy as np


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    """Drive the neuron with an Ornstein-Uhlenbeck current and describe its spikes.

    Parameters
    ----------
    xi : array of float, shape (n,)
        Independent standard normal numbers, one for each time point, without unit. Must be left unchanged.
    mu, sig : float
        Mean and standard deviation of the current in pA.
    tau_ou : float
        Correlation time of the current in ms.
    pars : dict
        Parameters of the neuron: "V_th", "V_reset", "V_init" and "E_L" (mV), "tau_m", "tref", "T" and "dt"
        (ms), "g_L" (nS), all float, and "range_t", the n time points in ms, an array of shape (n,). Must be
        left unchanged.

    Returns
    -------
    current : array of float, shape (n,)
        Current in pA.
    spikes : array of float, shape (n_spikes,)
        Times of the spikes in ms; an empty array when there is none.
    rate : float
        Number of spikes per second of the run, in Hz.
    cv : float
        Coefficient of variation of the inter-spike intervals, without unit; nan with fewer than two spikes.
    """
    raise NotImplementedError("ou_driven_lif: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    pars = {
        "V_th": -55.0,
        "V_reset": -75.0,
        "tau_m": 10.0,
        "g_L": 10.0,
        "V_init": -75.0,
        "E_L": -75.0,
        "tref": 2.0,
        "T": 1000.0,
        "dt": 0.1,
    }
    pars["range_t"] = np.arange(0.0, pars["T"], pars["dt"])
    rng = np.random.default_rng(77)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.8), width_ratios=[2, 1], constrained_layout=True)
    xi = rng.standard_normal(pars["range_t"].size)
    for tau_ou, color, height in ((10.0, "tab:blue", 360.0), (30.0, "tab:orange", 380.0)):
        current, spikes, rate, cv = ou_driven_lif(xi, 200.0, 40.0, tau_ou, pars)
        name = f"tau_ou = {tau_ou:g} ms: {rate:.0f} Hz, CV = {cv:.2f}"
        left.plot(pars["range_t"][::10], current[::10], color=color, linewidth=0.8, label=name)
        left.plot(spikes, np.full(len(spikes), height), "|", color=color, markersize=10)
    left.set(xlabel="time (ms)", ylabel="current (pA)", ylim=(60.0, 460.0), title="the same noise")
    left.legend(loc="upper right")
    # Many runs: is the train more regular when the noise is slow?
    pairs = []
    for _ in range(25):
        xi = rng.standard_normal(pars["range_t"].size)
        pairs.append([ou_driven_lif(xi, 200.0, 40.0, tau_ou, pars)[3] for tau_ou in (10.0, 30.0)])
    right.plot(*np.transpose(pairs), "o", markersize=4)
    right.plot([0.3, 1.6], [0.3, 1.6], color="grey", linestyle="--", linewidth=0.8, label="equal")
    right.set(xlabel="CV, tau_ou = 10 ms", ylabel="CV, tau_ou = 30 ms", title="25 pairs of runs")
    right.legend()
    plt.show()
